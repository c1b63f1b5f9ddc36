import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, normalize, relative } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { root } from '../tooling/nx.ts';
import type { Manifest } from './kubernetes-schema.ts';

/** The folder with everything for Kubernetes. */
export const k8s = join(root, 'infra/k8s');

const generatorSchema = z.strictObject({
  name: z.string(),
  behavior: z.enum(['create', 'merge']).default('create'),
  literals: z.array(z.string().regex(/^[^=]+=/)).default([]),
  files: z.array(z.string()).default([]),
});

/** What is used of kustomize here; anything else would have to be understood first. */
const kustomizationSchema = z.strictObject({
  apiVersion: z.enum(['kustomize.config.k8s.io/v1beta1', 'kustomize.config.k8s.io/v1alpha1']),
  kind: z.enum(['Kustomization', 'Component']),
  namespace: z.string().optional(),
  resources: z.array(z.string()).default([]),
  components: z.array(z.string()).default([]),
  labels: z.array(z.strictObject({ pairs: z.record(z.string(), z.string()) })).default([]),
  images: z
    .array(z.strictObject({ name: z.string(), newName: z.string(), newTag: z.string() }))
    .default([]),
  configMapGenerator: z.array(generatorSchema).default([]),
});
type Kustomization = z.infer<typeof kustomizationSchema>;

/** A document and the file it stands in, from the folder for Kubernetes. */
export type Placed = { readonly file: string; readonly document: Manifest };

/** Everything that an overlay brings about: its documents, and its settings by name. */
export type Overlay = {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly placed: readonly Placed[];
  readonly settings: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Every file it is made of. */
  readonly files: readonly string[];
};

/** Reads an overlay with what it is built on. Throws where a listed file is missing. */
function overlayOf(name: string): Overlay {
  const settings = new Map<string, Map<string, string>>();
  const files: string[] = [];
  const placed = read(join('overlays', name), settings, files);
  const { namespace } = kustomizationIn(join('overlays', name));
  return { name, namespace, placed, settings, files };
}

/** Every overlay there is. */
export const overlays: readonly Overlay[] = ['demo', 'production'].map(overlayOf);

/** Every file below the folder for Kubernetes but its text for people. */
export function allFiles(): readonly string[] {
  return readdirSync(k8s, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => relative(k8s, join(entry.parentPath, entry.name)));
}

function kustomizationIn(folder: string): Kustomization {
  const text = readFileSync(join(k8s, folder, 'kustomization.yaml'), 'utf8');
  return kustomizationSchema.parse(parse(text));
}

function read(
  folder: string,
  settings: Map<string, Map<string, string>>,
  files: string[],
): readonly Placed[] {
  const kustomization = kustomizationIn(folder);
  files.push(join(folder, 'kustomization.yaml'));
  const listed = [...kustomization.resources, ...kustomization.components];
  const placed = listed.flatMap((one) => {
    const path = normalize(join(folder, one));
    if (!existsSync(join(k8s, path)))
      throw new Error(`${folder} lists ${one}, which is not there.`);
    if (!path.endsWith('.yaml')) return read(path, settings, files);
    files.push(path);
    return documentsIn(path);
  });
  for (const { name, behavior, literals, files: contents } of kustomization.configMapGenerator) {
    const merged = settings.get(name);
    if ((behavior === 'merge') !== (merged !== undefined))
      throw new Error(`${folder}: ${name} is merged into nothing, or made twice.`);
    const values = literals.map((one) => [one.split('=', 1)[0] ?? '', one.replace(/^[^=]+=/, '')]);
    settings.set(name, new Map([...(merged ?? []), ...(values as [string, string][])]));
    for (const file of contents) {
      readFileSync(join(k8s, folder, file));
      files.push(join(folder, file));
    }
  }
  return placed;
}

function documentsIn(file: string): readonly Placed[] {
  return parseAllDocuments(readFileSync(join(k8s, file), 'utf8')).map((document) => {
    if (document.errors.length > 0) throw new Error(`${file}: ${document.errors.join(' ')}`);
    return { file, document: document.toJS() as Manifest };
  });
}
