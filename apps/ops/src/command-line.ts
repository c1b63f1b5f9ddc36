import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { usage } from './help.js';
import { keepingVerbs } from './keeping-verbs.js';
import { exitCodes, UsageError, type Output } from './usage.js';
import { text, type Env, type Verb } from './verb.js';

/** Every verb; its code is loaded only when it is asked for. */
const verbs: Readonly<Record<string, Verb>> = {
  ...keepingVerbs,
  'import histories': {
    options: { once: false, check: false },
    operands: { least: 1, most: 1 },
    run: async ([path = ''], { once, check }, output, { place }) =>
      (await import('./verbs/import-histories.verb.js')).importHistoriesVerb(
        path,
        { ...place, once: once === true, check: check === true },
        output,
      ),
  },
  'import ofsted': {
    options: { open: false },
    operands: { least: 1, most: 1 },
    run: async ([path = ''], { open }, output, { place }) =>
      (await import('./verbs/import-ofsted.verb.js')).importOfstedVerb(
        path,
        { ...place, open: open === true },
        output,
      ),
  },
  show: {
    options: { 'valid-at': true, 'known-at': true },
    operands: { least: 1, most: 10 },
    run: async (words, flags, output, { place }) =>
      (await import('./verbs/show.verb.js')).showVerb(
        words.join(' '),
        { ...place, validAt: text(flags['valid-at']), knownAt: text(flags['known-at']) },
        output,
      ),
  },
  due: {
    options: { 'as-of': true, policy: true, json: false },
    operands: { least: 0, most: 0 },
    run: async (_none, flags, output, { place }) =>
      (await import('./verbs/due.verb.js')).dueVerb(
        {
          ...place,
          asOf: text(flags['as-of']),
          policy: text(flags['policy']),
          json: flags['json'] === true,
        },
        output,
      ),
  },
  export: {
    options: { all: false },
    operands: { least: 0, most: 10 },
    run: async (words, { all }, output, { place }) =>
      (await import('./verbs/export.verb.js')).exportVerb(
        words.join(' ') || undefined,
        { ...place, all: all === true },
        output,
      ),
  },
  verify: {
    options: {},
    operands: { least: 0, most: 0 },
    run: async (_none, _flags, output, { place, evidenceDir }) =>
      (await import('./verbs/verify.verb.js')).verifyVerb({ ...place, evidenceDir }, output),
  },
  rebuild: {
    options: {},
    operands: { least: 0, most: 1 },
    run: async ([model], _flags, output, { place, opsTokenFile, apiPort }) =>
      (await import('./verbs/rebuild.verb.js')).rebuildVerb(
        { ...place, opsTokenFile, apiPort, model },
        output,
      ),
  },
  timers: {
    options: { rearm: false, json: false },
    operands: { least: 0, most: 0 },
    run: async (_none, { rearm, json }, output, { place, opsTokenFile, workerPort }) =>
      (await import('./verbs/timers.verb.js')).timersVerb(
        { ...place, opsTokenFile, workerPort, rearm: rearm === true, json: json === true },
        output,
      ),
  },
  'schema histories': {
    options: {},
    operands: { least: 0, most: 0 },
    run: async (_none, _flags, { print }) => {
      const { historyJsonSchema } = await import('./histories/history-json-schema.js');
      print(JSON.stringify(historyJsonSchema(), null, 2));
      return exitCodes.done;
    },
  },
  help: {
    options: {},
    operands: { least: 0, most: 0 },
    run: (_none, _flags, { print }) => {
      print(usage);
      return exitCodes.done;
    },
  },
};

/** Runs one command line and answers with the exit code. Throws `UsageError` when it is not understood. */
export async function runCommandLine(
  args: readonly string[],
  output: Output,
  env: Env = process.env,
): Promise<number> {
  const [name, rest] = verbIn(args);
  const verb = verbs[name];
  if (verb === undefined) throw new UsageError(`There is no verb “${args.slice(0, 2).join(' ')}”.`);
  const { values, positionals } = parsed(rest, verb);
  const { least, most } = verb.operands;
  if (positionals.length < least) throw new UsageError(`“${name}” needs to know what.`);
  if (positionals.length > most)
    throw new UsageError(`“${name}” does not know what to do with “${positionals[most] ?? ''}”.`);
  // Loaded only here, so that words of help need no database.
  const dataDir = resolve(env['DATA_DIR'] || 'data');
  const settings = (await import('./settings.js')).readSettings(env, dataDir);
  const { eventStore, evidenceDir, viewFiles } = settings;
  return verb.run(positionals, values, output, {
    place: { dataDir, eventStore },
    evidenceDir,
    opsTokenFile: resolve(env['OPS_TOKEN_FILE'] || join(dataDir, 'ops-token')),
    apiPort: env['API_PORT'] || '4000',
    workerPort: env['WORKER_PORT'] || '4001',
    viewFiles,
  });
}

/** The verb that the arguments begin with, of one word or two, and what follows it. */
function verbIn(args: readonly string[]): readonly [string, readonly string[]] {
  const [first = 'help', second = ''] = args;
  if (first === '--help' || first === '-h') return ['help', []];
  const two = `${first} ${second}`;
  return two in verbs ? [two, args.slice(2)] : [first, args.slice(1)];
}

function parsed(args: readonly string[], { options }: Verb) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, valued]) => [
          name,
          { type: valued ? ('string' as const) : ('boolean' as const) },
        ]),
      ),
    });
  } catch (error) {
    if (!isParseError(error)) throw error;
    throw new UsageError(`${error.message.split('. ')[0] ?? error.message}.`);
  }
}

function isParseError(error: unknown): error is { readonly message: string } {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}
