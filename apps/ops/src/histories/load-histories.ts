import type { z } from 'zod';
import { actNamed, findAuthority, newestInput, type ActName } from '@interventions/domain';
import { entryCommandId, historyInterventionId } from './history-ids.js';
import {
  entriesOf,
  entryDigest,
  indexHistories,
  sourceOf,
  type HistoryIndex,
  type PlacedEntry,
  type ShapedFile,
} from './history-index.js';
import { historySchema, type SourceRef } from './history.schema.js';
import { resolveReferences } from './resolve-references.js';
import { readYaml, type FileProblem } from './yaml-lines.js';

/** A history file as read from disk. */
export type HistoryText = { readonly file: string; readonly text: string };

/** One command of an import, in the order in which it is to be sent. */
export type ImportStep = {
  readonly file: string;
  readonly line: number;
  readonly key: string;
  readonly stream: 'authority' | 'intervention';
  /** LA code or id of the intervention. */
  readonly id: string;
  /** The council the file is about. */
  readonly laCode: string;
  readonly act: ActName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly commandId: string;
  readonly requestHash: string;
  /** Rows of a table of facts that the entry carries. */
  readonly rows: readonly number[];
};

/** Everything that is wrong with the files, or the commands that they ask for. */
export type LoadedHistories =
  | { readonly ok: true; readonly steps: readonly ImportStep[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * Reads history files into the commands that record them. Every problem of every file is reported with
 * its line; with one problem there are no commands at all.
 */
export function loadHistories(texts: readonly HistoryText[]): LoadedHistories {
  const shaped = texts.map(shape);
  const files = shaped.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const shapeProblems = shaped.flatMap(({ problems }) => problems);
  const { index, problems: keyProblems } = indexHistories(files);
  const complete = shapeProblems.length === 0;
  const loaded = complete ? files.map((file) => stepsOf(file, index)) : [];
  const problems = [...shapeProblems, ...keyProblems, ...loaded.flatMap((one) => one.problems)];
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, steps: loaded.flatMap((one) => one.steps) };
}

function shape({ file, text }: HistoryText): {
  readonly file?: ShapedFile;
  readonly problems: readonly FileProblem[];
} {
  const yaml = readYaml(file, text);
  if (yaml.problems.length > 0) return { problems: yaml.problems };
  const parsed = historySchema.safeParse(yaml.data);
  if (!parsed.success) return { problems: issuesIn(parsed.error, yaml.lineOf, file) };
  const { authority } = parsed.data;
  if (findAuthority(authority) === undefined)
    return {
      problems: [
        {
          file,
          line: yaml.lineOf(['authority']),
          field: 'authority',
          message: `No council has the LA code ${authority}`,
        },
      ],
    };
  return { file: { name: nameOf(file), yaml, history: parsed.data }, problems: [] };
}

function stepsOf(
  file: ShapedFile,
  index: HistoryIndex,
): { readonly steps: readonly ImportStep[]; readonly problems: readonly FileProblem[] } {
  const steps: ImportStep[] = [];
  const problems: FileProblem[] = [];
  const openings = new Map<string, number>();
  for (const placed of entriesOf(file.history)) {
    const complain = (path: readonly PropertyKey[], message: string) =>
      problems.push({
        file: file.yaml.file,
        line: file.yaml.lineOf([...placed.path, ...path]),
        field: [...placed.path, ...path].join('.'),
        message,
      });
    const seen = openings.get(placed.intervention ?? '') ?? 0;
    openings.set(placed.intervention ?? '', seen + 1);
    for (const { path, message } of misplaced(placed, seen)) complain(path, message);
    const { input, issues } = inputOf(placed, file, index);
    for (const { path, message } of issues) complain(path, message);
    steps.push(stepOf(placed, file, input));
  }
  return { steps, problems };
}

function stepOf(
  { entry, path, intervention }: PlacedEntry,
  { name, yaml, history }: ShapedFile,
  input: Readonly<Record<string, unknown>>,
): ImportStep {
  return {
    file: yaml.file,
    line: yaml.lineOf(path),
    key: entry.key,
    ...(intervention === undefined
      ? { stream: 'authority', id: history.authority }
      : { stream: 'intervention', id: historyInterventionId(name, intervention) }),
    laCode: history.authority,
    act: entry.act,
    input,
    commandId: entryCommandId(name, entry.key),
    requestHash: entryDigest(entry, history.sources),
    rows: entry.rows ?? [],
  };
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** An act in the wrong list, or an intervention that does not begin with its opening. */
function misplaced({ entry, intervention }: PlacedEntry, before: number): readonly Issue[] {
  const { stream, label } = actNamed(entry.act);
  const here = intervention === undefined ? 'authority' : 'intervention';
  if (stream !== 'either' && stream !== here)
    return [
      {
        path: ['act'],
        message: `“${label}” belongs ${here === 'authority' ? 'in an intervention' : 'under council'}`,
      },
    ];
  if (intervention === undefined) return [];
  const opening = entry.act === 'InterventionOpened';
  if (before === 0 && !opening)
    return [{ path: ['act'], message: 'The first entry of an intervention is InterventionOpened' }];
  if (before > 0 && opening)
    return [{ path: ['act'], message: 'A later spell is an intervention of its own' }];
  return [];
}

function inputOf(
  { entry, intervention }: PlacedEntry,
  { name, history }: ShapedFile,
  index: HistoryIndex,
): { readonly input: Readonly<Record<string, unknown>>; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const cited = (ref: SourceRef, path: readonly PropertyKey[]) => {
    const source = sourceOf(ref, history.sources);
    if (source === undefined)
      issues.push({
        path,
        message: `No source has the key “${typeof ref === 'string' ? ref : ref.title}”`,
      });
    return source;
  };
  const details = resolveReferences(detailsOf(entry, intervention, history), name, index);
  issues.push(
    ...details.broken.map(({ path, message }) => ({ path: ['details', ...path], message })),
  );
  const { source, claims, legalBasis, reason, note } = entry;
  const input = withoutUndefined({
    effectiveOn: entry.on,
    source: source && cited(source, ['source']),
    legalBasis,
    reason,
    note,
    claims: claims?.map((claim, at) =>
      withoutUndefined({
        effectiveOn: claim.on,
        source: cited(claim.source, ['claims', at, 'source']),
        note: claim.note,
      }),
    ),
    details: details.value,
  });
  if (issues.length > 0) return { input, issues };
  const act = actNamed(entry.act);
  const checked = act.input.safeParse(newestInput(act, input));
  return { input, issues: checked.success ? [] : checked.error.issues.map(asWritten) };
}

/** An opening is for the file's council and may follow another intervention. */
function detailsOf(
  { act, details }: PlacedEntry['entry'],
  intervention: string | undefined,
  history: PlacedHistory,
): Readonly<Record<string, unknown>> {
  if (act !== 'InterventionOpened') return details;
  const follows = history.interventions.find(({ key }) => key === intervention)?.follows;
  return {
    laCode: history.authority,
    ...details,
    ...(follows !== undefined && {
      follows: typeof follows === 'string' ? { intervention: follows } : follows,
    }),
  };
}

type PlacedHistory = ShapedFile['history'];

/** A problem of an act's input, at the place where the file says it. */
function asWritten({ path, message }: z.core.$ZodIssue): Issue {
  const [first, second, third, ...rest] = path;
  if (first === 'effectiveOn') return { path: ['on'], message };
  if (first === 'claims' && third === 'effectiveOn')
    return { path: ['claims', second ?? 0, 'on', ...rest], message };
  return { path, message };
}

function issuesIn(
  error: z.ZodError,
  lineOf: (path: readonly PropertyKey[]) => number,
  file: string,
): readonly FileProblem[] {
  return error.issues.map(({ path, message }) => ({
    file,
    line: lineOf(path),
    field: path.join('.'),
    message,
  }));
}

function withoutUndefined(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** File name without folder and extension: the part of every id that the file gives. */
export function nameOf(file: string): string {
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return base.replace(/\.(ya?ml|json)$/, '');
}
