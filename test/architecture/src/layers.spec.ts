import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lint, root } from './lint.js';

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
      rule: ruleFor(folder, target),
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

/** The entries of the adapters: the pages may use Redis, and none of the others. */
const adapterEntries = readdirSync(join(root, 'libs/adapters/src')).map((entry) => ({
  title: `apps/web to import adapters/${entry}`,
  file: fileIn('apps/web'),
  code: `import '@interventions/adapters/${entry}';\n`,
  allowed: entry === 'redis',
  rule: 'no-restricted-imports',
}));

const outsideTheEntry = [
  ['by a longer path', "import '@interventions/adapters/redis/redis-link.js';\n"],
  ['by its path', "import '../../../libs/adapters/src/sqlite/index.js';\n"],
].map(([how = '', code = '']) => ({
  title: `apps/web to import adapters ${how}`,
  file: fileIn('apps/web'),
  code,
  allowed: false,
  rule: how === 'by its path' ? layerRule : 'no-restricted-imports',
}));

describe('the dependency table', () => {
  const fixtures = [...pairs, ...byPath, ...adapterEntries, ...outsideTheEntry];
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

/** An app has no entry that the layer rule sees; of the adapters the pages may use one entry, by another rule. */
function ruleFor(folder: string, target: string): string {
  const byImport = apps.includes(target) || (folder === 'apps/web' && target === 'adapters');
  return byImport ? 'no-restricted-imports' : layerRule;
}

function fileIn(folder: string): string {
  if (folder === 'libs/adapters') return 'libs/adapters/src/sqlite/index.ts';
  return `${folder}/src/${folder.startsWith('apps/') ? 'main' : 'index'}.ts`;
}
