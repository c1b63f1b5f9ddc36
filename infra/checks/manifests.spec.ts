import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProgram } from '../image/programs.ts';
import { user } from '../image/testing/image-process.ts';
import { root } from '../tooling/nx.ts';
import { isPinned } from './dockerfile-rules.ts';
import { problemsOf, type Manifest } from './kubernetes-schema.ts';
import { allFiles, k8s, overlayOf } from './manifests.ts';
import { settingsOf } from './settings.ts';
import {
  chooses,
  ofKind,
  secretPathsOf,
  secretsOf,
  workloadsOf,
  type Choosing,
  type Workload,
} from './workloads.ts';

const overlays = ['demo', 'production'].map(overlayOf);
const own = (workload: Workload) =>
  workload.spec.template.spec.containers[0]?.image === 'interventions:0.1.0';

describe('the files for Kubernetes', () => {
  it('all belong to an overlay', () => {
    const used = new Set(overlays.flatMap(({ files }) => files));
    expect(allFiles().filter((file) => !used.has(file))).toEqual([]);
    expect([...used].every((file) => allFiles().includes(file))).toBe(true);
  });

  it('hold no secrets, and name each one that must exist in the text beside them', () => {
    const readme = readFileSync(join(k8s, 'README.md'), 'utf8');
    const documented = [...readme.matchAll(/^\| `([\w.-]+)`\s+\| ([^|]+)\|/gm)].flatMap(
      ([, name = '', keys = '']) =>
        [...keys.matchAll(/`([\w.-]+)`/g)].map(([, key = '']) => `${name}/${key}`),
    );
    for (const overlay of overlays) {
      expect(ofKind(overlay, 'Secret')).toEqual([]);
      const asked = workloadsOf(overlay).flatMap(secretsOf);
      expect(asked.filter((one) => !documented.includes(one))).toEqual([]);
    }
    const asked = new Set(overlays.flatMap((one) => workloadsOf(one).flatMap(secretsOf)));
    const ingressCertificate = ['web-tls/tls.crt', 'web-tls/tls.key'];
    expect([...documented].sort()).toEqual([...asked, ...ingressCertificate].sort());
  });

  it('configure Redis as the compose file does', () => {
    const text = (path: string) => readFileSync(join(root, 'infra', path), 'utf8');
    expect(text('k8s/components/redis/redis.conf')).toBe(text('compose/redis.conf'));
  });

  it('run the same releases as the compose file', () => {
    const compose = readFileSync(join(root, 'infra/compose.yaml'), 'utf8');
    const images = overlays.flatMap((overlay) =>
      workloadsOf(overlay)
        .filter((one) => !own(one))
        .flatMap(({ spec }) => spec.template.spec.containers),
    );
    for (const { image } of images) expect(compose).toContain(`image: ${image}\n`);
  });

  it('say in the overlay for production that it cannot go live yet', () => {
    const overlay = readFileSync(join(k8s, 'overlays/production/kustomization.yaml'), 'utf8');
    expect(overlay).toMatch(/^# CANNOT GO LIVE YET\. There is no single sign-on/);
    const settings = overlays[1]?.settings.get('api-settings');
    expect(settings?.get('NODE_ENV')).toBe('production');
    for (const values of overlays[1]?.settings.values() ?? [])
      expect(values.has('DEMO_SIGN_IN')).toBe(false);
    expect(overlays[0] && ofKind(overlays[0], 'Ingress')).toEqual([]);
  });
});

describe('the schemas of Kubernetes', () => {
  const documents = overlays.flatMap(({ placed }) =>
    placed.map(
      ({ file, document }) =>
        [`${document.kind} ${document.metadata.name}`, file, document] as const,
    ),
  );

  it.each(documents)('take %s of %s', async (_name, _file, document) => {
    expect(await problemsOf(document)).toEqual([]);
  });

  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'x', labels: { any: 'thing' } },
    spec: { selector: { a: 'b' }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
  };
  it.each<[string, Manifest & Readonly<Record<string, unknown>>, string]>([
    ['a field on top', { ...service, specs: {} }, '/specs is a field'],
    ['a field inside', { ...service, spec: { ...service.spec, selectors: {} } }, '/spec/selectors'],
    [
      'a field in a list',
      { ...service, spec: { ...service.spec, ports: [{ port: 80, targetport: 1 }] } },
      '/spec/ports/0/targetport',
    ],
    [
      'a text for a number',
      { ...service, spec: { ports: [{ port: '80' }] } },
      '/spec/ports/0/port',
    ],
  ])('would not take %s that is wrong', async (_what, document, problem) => {
    expect(await problemsOf(service)).toEqual([]);
    expect((await problemsOf(document)).join('\n')).toContain(problem);
  });
});

describe.each(overlays)('the overlay $name', (overlay) => {
  const workloads = workloadsOf(overlay);
  const deployments = ofKind<Workload>(overlay, 'Deployment');
  const labels = workloads.map(({ spec }) => spec.template.metadata.labels);
  const known = (choosing: Choosing) => labels.some((one) => chooses(choosing, one));

  it.each(workloads)('guards $metadata.name', ({ kind, metadata, spec }) => {
    const pod = spec.template.spec;
    expect(pod).toMatchObject({
      serviceAccountName: metadata.name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    for (const container of pod.containers) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      for (const amounts of [container.resources?.requests, container.resources?.limits])
        expect(amounts).toMatchObject({ cpu: expect.anything(), memory: expect.anything() });
      if (kind !== 'Job')
        for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'] as const)
          expect([probe, container[probe]]).toEqual([probe, expect.anything()]);
      expect(isPinned(container.image)).toBe(true);
      const volumes = (pod.volumes ?? []).map(({ name }) => name);
      const claimed = (container.volumeMounts ?? []).filter(({ name }) => !volumes.includes(name));
      if (kind !== 'StatefulSet') expect(claimed).toEqual([]);
    }
    for (const { emptyDir } of pod.volumes ?? [])
      if (emptyDir !== undefined) expect(emptyDir.sizeLimit).toBeDefined();
    const account = ofKind<Manifest & { readonly automountServiceAccountToken?: boolean }>(
      overlay,
      'ServiceAccount',
    ).find((one) => one.metadata.name === metadata.name);
    expect(account?.automountServiceAccountToken).toBe(false);
  });

  it.each(deployments)('rolls $metadata.name out without a gap and stops it in time', (one) => {
    const { spec, metadata } = one;
    const pod = spec.template.spec;
    expect(spec.strategy).toEqual({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
    });
    expect(pod.topologySpreadConstraints).toHaveLength(2);
    const limit = /stopLimitMs = ([\d_]+)/.exec(
      readFileSync(join(root, 'apps', metadata.name, 'src/main.ts'), 'utf8'),
    )?.[1];
    const stop = Number(limit?.replaceAll('_', '')) / 1000;
    const pause = pod.containers[0]?.lifecycle?.preStop?.sleep?.seconds ?? 0;
    expect(stop).toBeGreaterThan(0);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(stop + pause);
    const [container] = pod.containers;
    expect(container?.livenessProbe?.httpGet?.path).toBe('/health/live');
    expect(container?.readinessProbe?.httpGet?.path).toBe('/health/ready');
    const mounts = (container?.volumeMounts ?? []).map(({ mountPath }) => mountPath);
    expect(mounts).toEqual(['/data', '/tmp', '/run/secrets']);
    expect(pod.securityContext).toMatchObject({ runAsUser: user.uid, runAsGroup: user.gid });
  });

  it('keeps some of each running when a machine is emptied', () => {
    const budgets = ofKind<Manifest & { readonly spec: { readonly selector: Choosing } }>(
      overlay,
      'PodDisruptionBudget',
    );
    for (const { kind, metadata, spec } of workloads.filter((one) => one.kind !== 'Job')) {
      const own = budgets.filter(({ spec: { selector } }) =>
        chooses(selector, spec.template.metadata.labels),
      );
      expect([kind, metadata.name, own.length]).toEqual([kind, metadata.name, 1]);
    }
  });

  it('chooses by labels that some pod has', () => {
    for (const { spec } of workloads)
      if (spec.selector !== undefined)
        expect(chooses(spec.selector, spec.template.metadata.labels)).toBe(true);
    type Service = Manifest & {
      readonly spec: {
        readonly selector: Readonly<Record<string, string>>;
        readonly ports: readonly { readonly targetPort: string; readonly port: number }[];
      };
    };
    for (const { spec } of ofKind<Service>(overlay, 'Service')) {
      const behind = workloads.filter((one) =>
        chooses({ matchLabels: spec.selector }, one.spec.template.metadata.labels),
      );
      expect(behind).toHaveLength(1);
      const ports = behind.flatMap((one) =>
        one.spec.template.spec.containers.flatMap((c) => c.ports ?? []),
      );
      for (const { targetPort, port } of spec.ports)
        expect(ports).toContainEqual({ name: targetPort, containerPort: port });
    }
    for (const { metadata, spec } of workloads) {
      if (spec.serviceName !== undefined)
        expect(ofKind(overlay, 'Service').map((one) => one.metadata.name)).toContain(
          spec.serviceName,
        );
      const ports = spec.template.spec.containers
        .flatMap((c) => c.ports ?? [])
        .map(({ name }) => name);
      for (const { startupProbe, livenessProbe, readinessProbe } of spec.template.spec.containers)
        for (const probe of [startupProbe, livenessProbe, readinessProbe])
          if (probe?.httpGet)
            expect([metadata.name, ports]).toEqual([
              metadata.name,
              expect.arrayContaining([probe.httpGet.port]),
            ]);
    }
    type Scaler = Manifest & {
      readonly spec: { readonly scaleTargetRef: { readonly kind: string; readonly name: string } };
    };
    for (const { spec } of ofKind<Scaler>(overlay, 'HorizontalPodAutoscaler')) {
      const target = deployments.find(({ metadata }) => metadata.name === spec.scaleTargetRef.name);
      expect(target?.spec).not.toHaveProperty('replicas');
      expect(spec.scaleTargetRef.kind).toBe('Deployment');
    }
    const scaled = ofKind(overlay, 'HorizontalPodAutoscaler').map(({ metadata }) => metadata.name);
    expect(scaled).toEqual(['api', 'web']);
  });

  it('lets nobody talk to anybody but by name, to ports that somebody has', () => {
    type Peer = {
      readonly podSelector?: Choosing;
      readonly namespaceSelector?: unknown;
      readonly ipBlock?: unknown;
    };
    type Way = {
      readonly from?: readonly Peer[];
      readonly to?: readonly Peer[];
      readonly ports?: readonly { readonly port: number }[];
    };
    type Policy = Manifest & {
      readonly spec: {
        readonly podSelector: Choosing;
        readonly policyTypes: readonly string[];
        readonly ingress?: readonly Way[];
        readonly egress?: readonly Way[];
      };
    };
    const policies = ofKind<Policy>(overlay, 'NetworkPolicy');
    const denied = policies.find(({ metadata }) => metadata.name === 'default-deny');
    expect(denied?.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    const ports = new Set(
      workloads.flatMap(({ spec }) =>
        spec.template.spec.containers.flatMap((c) => (c.ports ?? []).map((p) => p.containerPort)),
      ),
    );
    for (const { spec } of policies) {
      if (Object.keys(spec.podSelector).length > 0) expect(known(spec.podSelector)).toBe(true);
      for (const way of [...(spec.ingress ?? []), ...(spec.egress ?? [])]) {
        expect(way.ports?.length).toBeGreaterThan(0);
        for (const peer of [...(way.from ?? []), ...(way.to ?? [])]) {
          if (peer.podSelector === undefined) continue;
          expect(known(peer.podSelector)).toBe(true);
          expect(way.ports?.every(({ port }) => ports.has(port))).toBe(true);
        }
      }
    }
    const ways = (of: 'ingress' | 'egress', name: string) =>
      policies
        .filter(({ spec }) => chooses(spec.podSelector, { 'app.kubernetes.io/name': name }))
        .flatMap(({ spec }) => spec[of] ?? [])
        .flatMap((way) => [...(way.from ?? []), ...(way.to ?? [])])
        .flatMap(({ podSelector }) => (podSelector ? [podSelector] : []));
    const reaches = (from: string, to: string) =>
      ways('egress', from).some((one) => chooses(one, { 'app.kubernetes.io/name': to })) &&
      ways('ingress', to).some((one) => chooses(one, { 'app.kubernetes.io/name': from }));
    const names = ['api', 'worker', 'web', 'redis', 'kurrentdb'];
    const pairs = names.flatMap((from) =>
      names.filter((to) => reaches(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(pairs).toEqual([
      'api → redis',
      'api → kurrentdb',
      'worker → redis',
      'worker → kurrentdb',
      'web → api',
      'web → redis',
      'kurrentdb → kurrentdb',
    ]);
  });

  it.each(workloads.filter(own))(
    'gives $metadata.name settings that it knows, and the files that they name',
    (one) => {
      const [container] = one.spec.template.spec.containers;
      const [program = ''] = container?.args ?? [];
      if (!isProgram(program)) throw new Error(`${program} is no program of the image.`);
      const shared = (container?.envFrom ?? []).map(({ configMapRef }) => configMapRef?.name ?? '');
      const given = new Map([
        ...shared.flatMap((name) => [
          ...(overlay.settings.get(name) ?? [['', `${name} is not made`]]),
        ]),
        ...(container?.env ?? []).map(({ name, value }) => [name, value ?? ''] as const),
      ] as [string, string][]);
      const knownNames = settingsOf(program);
      expect([...given.keys()].filter((name) => !knownNames.has(name))).toEqual([]);
      const files = [...given.values()].filter((value) => value.startsWith('/run/secrets/'));
      expect(secretPathsOf(one)).toEqual(expect.arrayContaining(files));
      for (const [name, value] of given)
        if (/PASSWORD|SECRET|TOKEN|API_KEY|REDIS_URL/.test(name))
          expect(value).toMatch(/^\/run\/secrets\//);
    },
  );

  it('gives its settings to somebody', () => {
    const used = workloads.flatMap(({ spec }) => [
      ...spec.template.spec.containers.flatMap(({ envFrom = [] }) =>
        envFrom.map(({ configMapRef }) => configMapRef?.name),
      ),
      ...(spec.template.spec.volumes ?? []).map(({ configMap }) => configMap?.name),
    ]);
    for (const name of overlay.settings.keys()) expect(used).toContain(name);
  });

  it('has a namespace that lets in nothing but guarded pods', () => {
    const [namespace] = ofKind(overlay, 'Namespace');
    expect(namespace?.metadata).toEqual({
      name: overlay.namespace,
      labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    });
  });
});

it('there is one overlay for each folder', () => {
  expect(globSync('overlays/*', { cwd: k8s }).sort()).toEqual(
    overlays.map(({ name }) => `overlays/${name}`),
  );
});
