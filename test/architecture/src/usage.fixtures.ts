import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Fixture } from './lint.js';

/** A fixture and the rule that must refuse it. */
export interface Forbidden extends Fixture {
  readonly rule: string;
}

const pureLibs = ['eventsourcing', 'domain', 'contracts', 'read-models'];
const index = (lib: string) => `libs/${lib}/src/index.ts`;
const main = (app: string) => `apps/${app}/src/main.ts`;
const sqlite = 'libs/adapters/src/sqlite/index.ts';

const impure = [
  ['a clock', 'no-restricted-syntax', 'export const now = new Date();'],
  ['a clock called as a function', 'no-restricted-syntax', 'export const now = Date();'],
  ['Date.now', 'no-restricted-properties', 'export const now = Date.now();'],
  ['Date.now taken apart', 'no-restricted-properties', 'export const { now } = Date;'],
  ['randomness', 'no-restricted-properties', 'export const dice = Math.random();'],
  ['random ids', 'no-restricted-properties', 'export const id = crypto.randomUUID();'],
  ['process', 'no-restricted-globals', "export const home = process.env['HOME'];"],
  ['globalThis', 'no-restricted-globals', 'export const all = globalThis;'],
  ['the console', 'no-restricted-globals', "console.log('hello');"],
  ['the network', 'no-restricted-globals', "export const page = fetch('http://127.0.0.1');"],
  ['a module of Node', 'no-restricted-imports', "import 'node:fs';"],
  ['a module of Node by its old name', 'no-restricted-imports', "import 'fs/promises';"],
  ['a module of Node, passed on', 'no-restricted-imports', "export * from 'node:path';"],
  ['an import while running', 'no-restricted-syntax', "export const later = import('zod');"],
  ['a driver', 'no-restricted-imports', "import 'node:sqlite';"],
  ['Nest', 'no-restricted-imports', "import '@nestjs/common';"],
  ['a package that is not listed', 'no-restricted-imports', "import 'uuid';"],
  ['test helpers', 'no-restricted-imports', "import '@interventions/domain/testing';"],
] as const;

const memoryBus = ['EventBus', 'AggregateRoot', 'EventPublisher', 'EventsHandler', 'Saga'];
const drivers = ['node:sqlite', 'bullmq', 'ioredis', '@kurrent/kurrentdb-client'];

/** Every one of these must be refused. */
export const forbidden: readonly Forbidden[] = [
  ...pureLibs.flatMap((lib) =>
    impure.map(([title, rule, code]) => ({
      title: `${title} in ${lib}`,
      file: index(lib),
      rule,
      code,
    })),
  ),
  {
    title: 'Temporal.Now in domain',
    file: index('domain'),
    rule: 'no-restricted-properties',
    code: "import { Temporal } from 'temporal-polyfill';\nexport const now = Temporal.Now.instant();",
  },
  ...['zod', 'fast-check'].map((name) => ({
    title: `${name} in the kernel`,
    file: index('eventsourcing'),
    rule: 'no-restricted-imports',
    code: `import '${name}';`,
  })),
  ...memoryBus.map((name) => ({
    title: `${name} of @nestjs/cqrs`,
    file: index('application'),
    rule: 'no-restricted-imports',
    code: `import { ${name} } from '@nestjs/cqrs';\nexport { ${name} };`,
  })),
  {
    title: '@nestjs/cqrs as a whole',
    file: main('api'),
    rule: 'no-restricted-imports',
    code: "import * as cqrs from '@nestjs/cqrs';\nexport const { EventBus } = cqrs;",
  },
  ...drivers.flatMap((name) =>
    [index('application'), main('api'), main('worker'), main('web'), main('ops')].map((file) => ({
      title: `${name} in ${file}`,
      file,
      rule: 'no-restricted-imports',
      code: `import '${name}';`,
    })),
  ),
  ...[index('application'), sqlite, main('api')].map((file) => ({
    title: `the console in ${file}`,
    file,
    rule: 'no-console',
    code: "console.log('hello');",
  })),
  ...[index('application'), sqlite, main('api'), main('web')].map((file) => ({
    title: `test helpers in ${file}`,
    file,
    rule: 'no-restricted-imports',
    code: "import '@interventions/eventsourcing/testing';",
  })),
  {
    title: 'a rule switched off in a comment',
    file: index('domain'),
    rule: 'no-restricted-properties',
    code: `/* ${'eslint'}-disable */\nexport const now = Date.now(); // ${'eslint'}-disable-line`,
  },
  {
    title: 'any',
    file: index('domain'),
    rule: '@typescript-eslint/no-explicit-any',
    code: 'export const x: any = 1;',
  },
  {
    title: 'a type error waved through',
    file: index('domain'),
    rule: '@typescript-eslint/ban-ts-comment',
    code: `// @ts-${'ignore'}\nexport const x: number = 'one';`,
  },
  {
    title: 'a promise nobody waits for',
    file: main('api'),
    rule: '@typescript-eslint/no-floating-promises',
    code: 'Promise.resolve(1);',
  },
  {
    title: 'a switch that misses a case',
    file: index('domain'),
    rule: '@typescript-eslint/switch-exhaustiveness-check',
    code: "export function f(x: 'a' | 'b') {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}",
  },
  {
    title: 'a default export',
    file: index('domain'),
    rule: 'no-restricted-exports',
    code: 'export default 1;',
  },
];

/** Every one of these must pass without a word. */
export const legal: readonly Fixture[] = [
  ...pureLibs.map((lib) => ({
    title: `a given instant in ${lib}`,
    file: index(lib),
    code: 'export const day = new Date(0).toISOString() + String(Math.max(1, 2));',
  })),
  {
    title: 'fast-check and a file in a spec of domain',
    file: aSpecOf('domain'),
    code: "import 'fast-check';\nimport 'node:fs';",
  },
  ...['domain', 'contracts', 'read-models'].map((lib) => ({
    title: `zod in ${lib}`,
    file: index(lib),
    code: "import 'zod';",
  })),
  {
    title: 'the Temporal polyfill in domain',
    file: index('domain'),
    code: "import { Temporal } from 'temporal-polyfill';\nexport const day = Temporal.PlainDate.from('2011-01-01').toString();",
  },
  {
    title: 'fast-check in the test helpers of domain',
    file: 'libs/domain/src/testing/index.ts',
    code: "import 'fast-check';",
  },
  { title: 'a driver in adapters', file: sqlite, code: "import 'node:sqlite';" },
  {
    title: 'the two buses in application',
    file: index('application'),
    code: "import { CommandBus, QueryBus } from '@nestjs/cqrs';\nexport { CommandBus, QueryBus };",
  },
  { title: 'a clock in api', file: main('api'), code: 'export const startedAt = new Date();' },
];

/** Some spec of a library, since the rules for specs hold by file name. */
function aSpecOf(lib: string): string {
  const folder = `libs/${lib}/src`;
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const spec = files.find((file) => file.endsWith('.spec.ts'));
  if (spec === undefined) throw new Error(`libs/${lib} has no spec`);
  return `${folder}/${spec}`;
}
