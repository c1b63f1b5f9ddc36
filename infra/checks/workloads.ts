import type { Overlay, Placed } from './manifests.ts';
import type { Manifest } from './kubernetes-schema.ts';

type Labels = Readonly<Record<string, string>>;
type Probe = {
  readonly httpGet?: { readonly path: string; readonly port: string; readonly scheme?: string };
  readonly exec?: unknown;
};
type SecretItems = {
  readonly name?: string;
  readonly secretName?: string;
  readonly items?: readonly { readonly key: string; readonly path: string }[];
};

export type Container = {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env?: readonly {
    readonly name: string;
    readonly value?: string;
    readonly valueFrom?: {
      readonly secretKeyRef?: { readonly name: string; readonly key: string };
    };
  }[];
  readonly envFrom?: readonly { readonly configMapRef?: { readonly name: string } }[];
  readonly startupProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly lifecycle?: { readonly preStop?: { readonly sleep?: { readonly seconds: number } } };
  readonly resources?: { readonly requests?: Labels; readonly limits?: Labels };
  readonly securityContext?: unknown;
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
};

export type PodSpec = {
  readonly serviceAccountName?: string;
  readonly automountServiceAccountToken?: boolean;
  readonly enableServiceLinks?: boolean;
  readonly terminationGracePeriodSeconds?: number;
  readonly securityContext?: unknown;
  readonly topologySpreadConstraints?: readonly unknown[];
  readonly containers: readonly Container[];
  readonly volumes?: readonly {
    readonly name: string;
    readonly emptyDir?: { readonly sizeLimit?: string };
    readonly secret?: SecretItems;
    readonly configMap?: { readonly name: string };
    readonly projected?: { readonly sources: readonly { readonly secret?: SecretItems }[] };
  }[];
};

/** What runs pods: its labels, and what it gives them. */
export type Workload = Manifest & {
  readonly spec: {
    readonly replicas?: number;
    readonly serviceName?: string;
    readonly selector?: { readonly matchLabels: Labels };
    readonly strategy?: unknown;
    readonly template: { readonly metadata: { readonly labels: Labels }; readonly spec: PodSpec };
  };
};

/** What chooses pods by their labels. */
export type Choosing = {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values: readonly string[];
  }[];
};

/** The documents of some kinds in an overlay. */
export function ofKind<Kind extends Manifest>(
  { placed }: Overlay,
  ...kinds: readonly string[]
): readonly Kind[] {
  return placed
    .filter(({ document }: Placed) => kinds.includes(document.kind))
    .map(({ document }) => document as Kind);
}

/** Everything in an overlay that runs pods. */
export function workloadsOf(overlay: Overlay): readonly Workload[] {
  return ofKind<Workload>(overlay, 'Deployment', 'StatefulSet', 'Job');
}

/** Whether a workload runs the image of this project. */
export function isOwn({ spec }: Workload): boolean {
  return spec.template.spec.containers.every(({ image }) => image.startsWith('interventions:'));
}

/** Whether labels are among those that are chosen. */
export function chooses(
  { matchLabels = {}, matchExpressions = [] }: Choosing,
  labels: Labels,
): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(
      ({ key, operator, values }) => operator === 'In' && values.includes(labels[key] ?? ''),
    )
  );
}

/** Every value of a secret that a workload asks for, as `name/key`. */
export function secretsOf({ spec }: Workload): readonly string[] {
  const { volumes = [], containers } = spec.template.spec;
  const mounted = volumes.flatMap(({ secret, projected }) => [
    ...(secret ? [secret] : []),
    ...(projected?.sources ?? []).flatMap((source) => (source.secret ? [source.secret] : [])),
  ]);
  return [
    ...mounted.flatMap(({ name, secretName, items = [] }) =>
      items.map(({ key }) => `${name ?? secretName}/${key}`),
    ),
    ...containers.flatMap(({ env = [] }) =>
      env.flatMap(({ valueFrom }) =>
        valueFrom?.secretKeyRef
          ? [`${valueFrom.secretKeyRef.name}/${valueFrom.secretKeyRef.key}`]
          : [],
      ),
    ),
  ];
}

/** The paths of the secrets that the one container of a workload finds below /run/secrets. */
export function secretPathsOf({ spec }: Workload): readonly string[] {
  const volume = (spec.template.spec.volumes ?? []).find(({ name }) => name === 'secrets');
  return (volume?.projected?.sources ?? []).flatMap(({ secret }) =>
    (secret?.items ?? []).map(({ path }) => `/run/secrets/${path}`),
  );
}
