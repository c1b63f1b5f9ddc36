import type { Manifest } from './kubernetes-schema.ts';
import { overlays } from './manifests.ts';
import { chooses, ofKind, workloadsOf, type Choosing, type Workload } from './workloads.ts';

describe.each(overlays)('who finds and reaches whom in the overlay $name', (overlay) => {
  const workloads = workloadsOf(overlay);
  const deployments = ofKind<Workload>(overlay, 'Deployment');
  const labels = workloads.map(({ spec }) => spec.template.metadata.labels);
  const known = (choosing: Choosing) => labels.some((one) => chooses(choosing, one));

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
});
