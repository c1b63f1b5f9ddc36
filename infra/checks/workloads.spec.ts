import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProgram } from '../image/programs.ts';
import { user } from '../image/testing/image-process.ts';
import { root } from '../tooling/nx.ts';
import { isPinned } from './dockerfile-rules.ts';
import type { Manifest } from './kubernetes-schema.ts';
import { overlays } from './manifests.ts';
import { settingsOf } from './settings.ts';
import {
  chooses,
  isOwn,
  ofKind,
  secretPathsOf,
  workloadsOf,
  type Choosing,
  type Workload,
} from './workloads.ts';

describe.each(overlays)('what the overlay $name runs', (overlay) => {
  const workloads = workloadsOf(overlay);
  const deployments = ofKind<Workload>(overlay, 'Deployment');

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
        expect(Object.keys(amounts ?? {})).toEqual(expect.arrayContaining(['cpu', 'memory']));
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
    const shared = metadata.name === 'api' ? ['/evidence'] : [];
    expect(mounts).toEqual(['/data', ...shared, '/tmp', '/run/secrets']);
    expect(pod.securityContext).toMatchObject({ runAsUser: user.uid, runAsGroup: user.gid });
  });

  it('keeps some of each running when a machine is emptied', () => {
    const budgets = ofKind<Manifest & { readonly spec: { readonly selector: Choosing } }>(
      overlay,
      'PodDisruptionBudget',
    );
    for (const { kind, metadata, spec } of workloads.filter((one) => one.kind !== 'Job')) {
      const its = budgets.filter(({ spec: { selector } }) =>
        chooses(selector, spec.template.metadata.labels),
      );
      expect([kind, metadata.name, its.length]).toEqual([kind, metadata.name, 1]);
    }
  });

  it.each(workloads.filter(isOwn))(
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
