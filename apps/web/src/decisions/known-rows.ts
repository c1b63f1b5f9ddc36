import type { Decision, KnownDifference, KnownSection } from '@interventions/contracts';

type Line = KnownSection['lines'][number];

/** How the two sides of a row compare, in the words of its tag; null where they say the same. */
export type Mark = 'Learnt later' | 'Held no more' | 'Now known differently' | null;

/** What was known beside what is known of the same thing. */
export interface KnownRow {
  readonly then: Line | null;
  readonly now: Line | null;
  readonly mark: Mark;
}

/** The two sides of a decision under one heading. */
export interface KnownRows {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly KnownRow[];
  readonly marked: number;
}

/** Both sides of a decision line by line, what differs marked as the api found it. */
export function knownRows({
  then,
  known,
  differences,
}: Pick<Decision, 'then' | 'known' | 'differences'>): readonly KnownRows[] {
  return then.sections.map(({ id, title, lines }) => {
    const others = known.sections.find((section) => section.id === id)?.lines ?? [];
    const keys = [...new Set([...lines, ...others].map(({ key }) => key))];
    const rows = keys.map((key) => ({
      then: lines.find((line) => line.key === key) ?? null,
      now: others.find((line) => line.key === key) ?? null,
      mark: markOf(differences.find((one) => one.section === id && one.key === key)),
    }));
    return { id, title, rows, marked: rows.filter(({ mark }) => mark !== null).length };
  });
}

function markOf(difference: KnownDifference | undefined): Mark {
  if (difference === undefined) return null;
  if (difference.before === null) return 'Learnt later';
  return difference.after === null ? 'Held no more' : 'Now known differently';
}
