import type { EntryView } from './timeline-view.js';

/** As few minor entries in a row stay in sight. */
const leastFolded = 3;

/** Entries in a row: in sight, or in a fold with what is in it. */
export interface TimelineGroup {
  readonly fold: {
    /** "Monitoring visit (3), Note added". */
    readonly titles: string;
    /** Whether a link leads to one of them. */
    readonly open: boolean;
  } | null;
  readonly entries: readonly EntryView[];
}

/** Entries with minor ones in a row in folds. What was corrected, is disputed or departs from policy stays in sight. */
export function foldsOf(
  entries: readonly EntryView[],
  asked: string | undefined,
): readonly TimelineGroup[] {
  const runs: { minor: boolean; entries: EntryView[] }[] = [];
  for (const view of entries) {
    const minor = isMinor(view);
    const last = runs.at(-1);
    if (last?.minor === minor) last.entries.push(view);
    else runs.push({ minor, entries: [view] });
  }
  return runs.map(({ minor, entries: run }) => ({
    fold:
      minor && run.length >= leastFolded
        ? { titles: titlesOf(run), open: run.some(({ entry }) => entry.id === asked) }
        : null,
    entries: run,
  }));
}

function isMinor({ entry, uncertain }: EntryView): boolean {
  const { weight, amendments, annotations, claims, departures, retracted } = entry;
  const marks = [...amendments, ...annotations, ...claims, ...departures];
  return weight === 'minor' && marks.length === 0 && retracted === null && !uncertain;
}

function titlesOf(run: readonly EntryView[]): string {
  const counts = new Map<string, number>();
  for (const { entry } of run) counts.set(entry.title, (counts.get(entry.title) ?? 0) + 1);
  return [...counts]
    .map(([title, count]) => (count === 1 ? title : `${title} (${count})`))
    .join(', ');
}
