import { lint } from './lint.js';

const layerRule = '@nx/enforce-module-boundaries';
const libs = ['eventsourcing', 'domain', 'contracts', 'application', 'read-models', 'adapters'];

/** The dependency table of the architecture, written down a second time so that lint cannot drift. */
const mayImport: Record<string, readonly string[]> = {
  'libs/eventsourcing': [],
  'libs/domain': ['eventsourcing'],
  'libs/contracts': ['eventsourcing', 'domain'],
  'libs/application': ['eventsourcing', 'domain'],
  'libs/read-models': ['eventsourcing', 'domain'],
  'libs/adapters': ['eventsourcing', 'application', 'read-models'],
  'apps/web': ['contracts'],
  'apps/api': libs,
  'apps/worker': libs,
  'apps/ops': libs,
};

const entryOf: Record<string, string> = { adapters: 'adapters/sqlite' };
const apps = ['api', 'worker', 'web', 'ops'];
const targets = [...libs, ...apps, 'test-support'];

const pairs = Object.entries(mayImport).flatMap(([folder, allowed]) =>
  targets
    .filter((target) => !folder.endsWith(`/${target}`))
    .map((target) => ({
      title: `${folder} to import ${target}`,
      file: fileIn(folder),
      code: `import '@interventions/${entryOf[target] ?? target}';\n`,
      allowed: allowed.includes(target),
      rule: apps.includes(target) ? 'no-restricted-imports' : layerRule,
    })),
);

const byPath = [
  {
    title: 'libs/contracts to import domain by its path',
    file: fileIn('libs/contracts'),
    code: "import '../../domain/src/index.js';\n",
    allowed: false,
    rule: layerRule,
  },
  {
    title: 'apps/web to import api by its path',
    file: fileIn('apps/web'),
    code: "import '../../api/src/main.js';\n",
    allowed: false,
    rule: layerRule,
  },
];

describe('the dependency table', () => {
  const fixtures = [...pairs, ...byPath];
  let findings: string[][];

  beforeAll(async () => {
    findings = await lint(fixtures);
  }, 180_000);

  const cases = (allowed: boolean) =>
    fixtures.flatMap((fixture, index) =>
      fixture.allowed === allowed ? [{ title: fixture.title, rule: fixture.rule, index }] : [],
    );

  it.each(cases(true))('allows $title', ({ index }) => {
    expect(findings[index]).toEqual([]);
  });

  it.each(cases(false))('refuses $title', ({ rule, index }) => {
    expect(findings[index]).toContainEqual(expect.stringContaining(`${rule}: `));
  });
});

function fileIn(folder: string): string {
  if (folder === 'libs/adapters') return 'libs/adapters/src/sqlite/index.ts';
  return `${folder}/src/${folder.startsWith('apps/') ? 'main' : 'index'}.ts`;
}
