/** A document of Kubernetes, as far as everybody’s are alike. */
export type Manifest = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
};

type Validator = {
  (document: unknown): boolean;
  readonly errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
};

/** Groups whose name in the schemas is not what stands before the first dot. */
const groupNames: Readonly<Record<string, string>> = { '': 'Core' };

/**
 * What is wrong with a document by the schemas of Kubernetes; a field that they do not know is wrong too. They let
 * unknown fields pass, as an API server does: so the document is watched, and what they never looked at is unknown.
 */
export async function problemsOf(document: Manifest): Promise<readonly string[]> {
  const validate = await validatorOf(document);
  const seen = new Set<string>();
  if (!validate(watched(document, '', seen)))
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  return pathsOf(document, '')
    .filter((path) => !seen.has(path))
    .map((path) => `${path} is a field that Kubernetes does not know`);
}

async function validatorOf({ apiVersion, kind }: Manifest): Promise<Validator> {
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  const [first = ''] = group.split('.');
  const name = `IoK8sApi${groupNames[first] ?? capital(first)}${capital(version)}${kind}`;
  const schema = (await import(`kubernetes-models/_schemas/${name}`)) as { validate: Validator };
  return schema.validate;
}

/** The same value, noting the path of every field that is looked at. */
function watched(value: unknown, path: string, seen: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key, receiver): unknown {
      const found: unknown = Reflect.get(target, key, receiver);
      if (typeof key === 'symbol' || !Object.hasOwn(target, key)) return found;
      seen.add(`${path}/${key}`);
      return watched(found, `${path}/${key}`, seen);
    },
  });
}

function pathsOf(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = `${path}/${key}`;
    return [here, ...pathsOf(inner, here)];
  });
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
