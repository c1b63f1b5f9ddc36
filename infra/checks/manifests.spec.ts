import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tooling/nx.ts';
import { problemsOf, type Manifest } from './kubernetes-schema.ts';
import { allFiles, k8s, overlays } from './manifests.ts';

import { isOwn, ofKind, secretsOf, workloadsOf } from './workloads.ts';

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
        .filter((one) => !isOwn(one))
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

it('there is one overlay for each folder', () => {
  expect(globSync('overlays/*', { cwd: k8s }).sort()).toEqual(
    overlays.map(({ name }) => `overlays/${name}`),
  );
});
