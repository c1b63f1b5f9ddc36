import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { usage } from './help.js';
import { historyJsonSchema } from './histories/history-json-schema.js';
import { exitCodes, UsageError, type Output } from './usage.js';
import { exportVerb } from './verbs/export.verb.js';
import { importHistoriesVerb } from './verbs/import-histories.verb.js';
import { importOfstedVerb } from './verbs/import-ofsted.verb.js';
import { rebuildVerb } from './verbs/rebuild.verb.js';
import { showVerb } from './verbs/show.verb.js';
import { verifyVerb } from './verbs/verify.verb.js';

type Flags = Readonly<Partial<Record<string, string | boolean>>>;

type Environment = { readonly dataDir: string; readonly apiPort: string };

type Verb = {
  /** Options beside the operands; true for those with a value. */
  readonly options: Readonly<Record<string, boolean>>;
  readonly operands: { readonly least: number; readonly most: number };
  readonly run: (
    operands: readonly string[],
    flags: Flags,
    output: Output,
    env: Environment,
  ) => number | Promise<number>;
};

const verbs: Readonly<Record<string, Verb>> = {
  'import histories': {
    options: { once: false, check: false },
    operands: { least: 1, most: 1 },
    run: ([path = ''], { once, check }, output, { dataDir }) =>
      importHistoriesVerb(path, { dataDir, once: once === true, check: check === true }, output),
  },
  'import ofsted': {
    options: { open: false },
    operands: { least: 1, most: 1 },
    run: ([path = ''], { open }, output, { dataDir }) =>
      importOfstedVerb(path, { dataDir, open: open === true }, output),
  },
  show: {
    options: { 'valid-at': true, 'known-at': true },
    operands: { least: 1, most: 10 },
    run: (words, flags, output, { dataDir }) =>
      showVerb(
        words.join(' '),
        { dataDir, validAt: text(flags['valid-at']), knownAt: text(flags['known-at']) },
        output,
      ),
  },
  export: {
    options: { all: false },
    operands: { least: 0, most: 10 },
    run: (words, { all }, output, { dataDir }) =>
      exportVerb(words.join(' ') || undefined, { dataDir, all: all === true }, output),
  },
  verify: {
    options: {},
    operands: { least: 0, most: 0 },
    run: (_none, _flags, output, { dataDir }) => verifyVerb(dataDir, output),
  },
  rebuild: {
    options: {},
    operands: { least: 0, most: 1 },
    run: ([model], _flags, output, env) => rebuildVerb({ ...env, model }, output),
  },
  'schema histories': {
    options: {},
    operands: { least: 0, most: 0 },
    run: (_none, _flags, { print }) => {
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
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  const [name, rest] = verbIn(args);
  const verb = verbs[name];
  if (verb === undefined) throw new UsageError(`There is no verb “${args.slice(0, 2).join(' ')}”.`);
  const { values, positionals } = parsed(rest, verb);
  const { least, most } = verb.operands;
  if (positionals.length < least) throw new UsageError(`“${name}” needs to know what.`);
  if (positionals.length > most)
    throw new UsageError(`“${name}” does not know what to do with “${positionals[most] ?? ''}”.`);
  return verb.run(positionals, values, output, {
    dataDir: resolve(env['DATA_DIR'] || 'data'),
    apiPort: env['API_PORT'] || '4000',
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

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
