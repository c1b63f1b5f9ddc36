import { eventIdOf } from '@interventions/application';
import type { Source } from '@interventions/domain';
import { digestOf, entryCommandId, historyInterventionId } from './history-ids.js';
import type { History, HistoryEntry, SourceRef } from './history.schema.js';
import type { FileProblem, YamlFile } from './yaml-lines.js';

/** A file that has the right shape: its name without folder and extension, its content, its lines. */
export type ShapedFile = {
  readonly name: string;
  readonly yaml: YamlFile;
  readonly history: History;
};

/** An entry with its place in the file. */
export type PlacedEntry = {
  readonly entry: HistoryEntry;
  readonly path: readonly PropertyKey[];
  /** Key of its intervention; undefined for an entry about the council. */
  readonly intervention?: string;
};

/** The ids that keys stand for, over all files. */
export type HistoryIndex = {
  readonly entries: ReadonlyMap<string, string>;
  readonly interventions: ReadonlyMap<string, string>;
};

/** All entries of a file in the order in which they are recorded: coverage, the council's, then each intervention's. */
export function entriesOf(history: History): readonly PlacedEntry[] {
  return [
    ...history.coverage.map(({ key, on, ...details }, index) => ({
      entry: { key, act: 'CoverageDeclared' as const, on, details },
      path: ['coverage', index],
    })),
    ...history.council.map((entry, index) => ({ entry, path: ['council', index] })),
    ...history.interventions.flatMap(({ key, entries }, at) =>
      entries.map((entry, index) => ({
        entry,
        path: ['interventions', at, 'entries', index],
        intervention: key,
      })),
    ),
  ];
}

/** Digest of what an entry says, references left as they are written. */
export function entryDigest(entry: HistoryEntry, sources: History['sources']): string {
  const { key, act, on, legalBasis, reason, note, details, source, claims } = entry;
  return digestOf({
    key,
    act,
    on,
    legalBasis,
    reason,
    note,
    details,
    source: source && sourceOf(source, sources),
    claims: claims?.map((claim) => ({ ...claim, source: sourceOf(claim.source, sources) })),
  });
}

/** The source that a key stands for; undefined where no such key is declared. */
export function sourceOf(ref: SourceRef, sources: History['sources']): Source | undefined {
  return typeof ref === 'string' ? sources[ref] : ref;
}

/** Gives every key its id, and reports keys that stand twice. */
export function indexHistories(files: readonly ShapedFile[]): {
  readonly index: HistoryIndex;
  readonly problems: readonly FileProblem[];
} {
  const entries = new Map<string, string>();
  const interventions = new Map<string, string>();
  const problems: FileProblem[] = [];
  const claim = (
    map: Map<string, string>,
    { name, yaml }: ShapedFile,
    key: string,
    id: string,
    path: readonly PropertyKey[],
  ) => {
    const full = `${name}#${key}`;
    if (map.has(full))
      problems.push({
        file: yaml.file,
        line: yaml.lineOf([...path, 'key']),
        field: [...path, 'key'].join('.'),
        message: `The key “${key}” stands twice in this file`,
      });
    else map.set(full, id);
  };
  for (const file of files) {
    const { name, history } = file;
    history.interventions.forEach(({ key }, at) =>
      claim(interventions, file, key, historyInterventionId(name, key), ['interventions', at]),
    );
    for (const { entry, path } of entriesOf(history)) {
      const hash = entryDigest(entry, history.sources);
      claim(entries, file, entry.key, eventIdOf(entryCommandId(name, entry.key), 0, hash), path);
    }
  }
  return { index: { entries, interventions }, problems };
}
