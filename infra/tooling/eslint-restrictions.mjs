import { builtinModules } from 'node:module';

/** Its event bus, sagas and aggregates live in memory and lose events; only the two buses are used. */
const cqrs = {
  name: '@nestjs/cqrs',
  allowImportNames: [
    'Command',
    'CommandBus',
    'CommandHandler',
    'CqrsModule',
    'ICommandHandler',
    'IQueryHandler',
    'Query',
    'QueryBus',
    'QueryHandler',
  ],
  message:
    'Only the command and query buses may be used: the log is the only way an event travels.',
};

const drivers = {
  regex: '^(node:sqlite|better-sqlite3|kysely|bullmq|ioredis|redis|@kurrent/.*)$',
  message: 'Database and queue drivers belong in libs/adapters.',
};

const testHelpers = {
  regex: '^@interventions/(.*/testing|test-support)$|/testing/.*\\.js$',
  message: 'Test helpers are for tests: what runs in production does not need them.',
};

/** Node's own modules under both spellings. */
const nodeModules = {
  regex: `^(node:.*|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})(/.*)?)$`,
  message: 'A pure library uses nothing of Node: take it as an argument or a port.',
};

const onlyPackages = (names) => ({
  regex: `^(?!\\.{1,2}/|${names.map((name) => `${name}(?:/|$)`).join('|') || '$^'})`,
  message: `This library may import only ${['its own files', ...names].join(', ')}.`,
});

/** The layer rule does not see an app by its package name, which no app exports. */
const apps = {
  regex: '^@interventions/(api|worker|web|ops)(/|$)',
  message: 'Nothing imports an app: what is reusable belongs in libs.',
};

/** The pages speak to the api; of the adapters they need what replicas share through Redis, and nothing else. */
const adaptersButRedis = {
  regex: '^@interventions/adapters(?!/redis$)',
  message:
    'Of the adapters the pages use @interventions/adapters/redis alone: ask the api for the rest.',
};

const imports = (...patterns) => ({
  'no-restricted-imports': ['error', { paths: [cqrs], patterns: [apps, ...patterns] }],
});

const clockAndChance = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time arrives with the command: take the instant as an argument.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'Time arrives with the command: take the instant as an argument.',
  },
];

const impureProperties = [
  ['Date', 'now', 'Time arrives with the command.'],
  ['Math', 'random', 'Chance arrives with the command, or from a seed.'],
  ['Temporal', 'Now', 'Time arrives with the command.'],
  ['performance', 'now', 'Time arrives with the command.'],
  ['crypto', 'randomUUID', 'Ids arrive with the command.'],
  ['crypto', 'getRandomValues', 'Chance arrives with the command.'],
].map(([object, property, message]) => ({ object, property, message }));

const pureSyntax = [
  ...clockAndChance,
  {
    selector: 'ImportExpression',
    message: 'A pure library loads nothing while it runs.',
  },
];

const pureGlobals = [
  'process',
  'Buffer',
  'global',
  'globalThis',
  'require',
  'console',
  'fetch',
].map((name) => ({ name, message: 'A pure library reads nothing from its surroundings.' }));

/** Test helpers may read the seed of a property test from the environment. */
const testingGlobals = pureGlobals.filter(({ name }) => name !== 'process');

const pure = (lib, packages) => {
  const files = [`libs/${lib}/src/**/*.ts`];
  const tests = [`libs/${lib}/src/**/*.spec.ts`];
  const testing = [`libs/${lib}/src/testing/**/*.ts`];
  return [
    {
      files,
      rules: {
        ...imports(drivers, testHelpers, nodeModules, onlyPackages(packages)),
        'no-restricted-globals': ['error', ...pureGlobals],
        'no-restricted-properties': ['error', ...impureProperties],
        'no-restricted-syntax': ['error', ...pureSyntax],
      },
    },
    {
      files: testing,
      rules: {
        ...imports(drivers, nodeModules, onlyPackages([...packages, 'fast-check'])),
        'no-restricted-globals': ['error', ...testingGlobals],
      },
    },
    {
      files: tests,
      rules: {
        ...imports(drivers),
        'no-restricted-globals': 'off',
        'no-restricted-syntax': ['error', ...clockAndChance],
      },
    },
  ];
};

/** What each folder may not use, beyond the layer table. Later entries replace earlier ones for a file. */
export const restrictions = [
  { files: ['**/*.ts'], rules: imports() },
  { files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'], rules: { 'no-console': 'error' } },
  {
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: ['libs/adapters/**'],
    rules: imports(drivers, testHelpers),
  },
  { files: ['libs/adapters/src/**/*.ts'], rules: imports(testHelpers) },
  { files: ['{apps,libs}/*/src/**/*.spec.ts'], rules: imports(drivers) },
  { files: ['libs/adapters/src/**/*.spec.ts'], rules: imports() },
  {
    files: ['apps/web/src/**/*.ts'],
    rules: imports(drivers, testHelpers, adaptersButRedis),
  },
  { files: ['apps/web/src/**/*.spec.ts'], rules: imports(drivers, adaptersButRedis) },
  ...pure('eventsourcing', []),
  ...pure('domain', ['zod', 'temporal-polyfill', '@interventions/eventsourcing']),
  ...pure('contracts', ['zod', '@interventions/eventsourcing', '@interventions/domain']),
  ...pure('read-models', ['zod', '@interventions/eventsourcing', '@interventions/domain']),
];
