import {
  formatDate,
  judgementWarnings,
  keyJudgementSets,
  overallWords,
  type CorrectedEntry,
  type JudgementData,
} from '@interventions/domain';
import type { OverviewCase } from './overview-case.js';
import { column, date, words, type OverviewTable } from './overview.js';

/** An overall grade, or a change of it, that the grades of its headings do not explain. */
export type GradeChange = {
  readonly of: OverviewCase;
  readonly judgement: CorrectedEntry;
  readonly kind: 'pattern' | 'change' | 'not-comparable';
  readonly because: string;
};

const kindWords: Readonly<Record<GradeChange['kind'], string>> = {
  pattern: 'Overall grade and headings disagree',
  change: 'Overall grade changed otherwise than its headings',
  'not-comparable': 'Cannot be compared',
};

const rank: Readonly<Record<string, number>> = {
  outstanding: 0,
  good: 1,
  adequate: 2,
  'requires-improvement': 2,
  inadequate: 3,
};

/** What is not explained among the judgements of a council. */
export function unexplainedIn(of: OverviewCase): readonly GradeChange[] {
  const full = of.context
    .entries('JudgementRecorded')
    .filter((entry) => judgementOf(entry).framework !== 'LSCB-review');
  return full.flatMap((judgement, at): readonly GradeChange[] => {
    const before = full[at - 1];
    return [
      ...againstPattern(of, judgement),
      ...(before === undefined ? [] : againstBefore(of, before, judgement)),
    ];
  });
}

/** The unexplained grades as a table. */
export function gradesTable(changes: readonly GradeChange[]): OverviewTable {
  return {
    id: 'grades',
    caption: 'Overall grades that their headings do not explain, or that cannot be compared',
    columns: [
      column('council', 'Council'),
      column('published_on', 'Published'),
      column('overall', 'Overall'),
      column('kind', 'What was found'),
      column('because', 'Why'),
    ],
    rows: changes.map(({ of, judgement, kind, because }) => [
      words(of.authority, `/authorities/${of.laCode}`),
      date(judgement.data.effectiveOn),
      words(overallOf(judgement)),
      words(kindWords[kind]),
      words(because),
    ]),
  };
}

function againstPattern(of: OverviewCase, judgement: CorrectedEntry): readonly GradeChange[] {
  return judgementWarnings(judgementOf(judgement), judgement.data.effectiveOn)
    .filter(({ field }) => field === 'overall')
    .map(({ text }) => ({ of, judgement, kind: 'pattern', because: text }));
}

/** The overall grade against the one before it, where that changed. */
function againstBefore(
  of: OverviewCase,
  before: CorrectedEntry,
  judgement: CorrectedEntry,
): readonly GradeChange[] {
  const [from, to] = [rankOf(before), rankOf(judgement)];
  if (from === undefined || to === undefined || from === to) return [];
  const moved = movesOf(before, judgement);
  const since = `It was ${overallOf(before).toLowerCase()} (${formatDate(before.data.effectiveOn)}).`;
  if (typeof moved === 'string')
    return [{ of, judgement, kind: 'not-comparable', because: `${since} ${moved}` }];
  const sameWay = moved.some((move) => Math.sign(move) === Math.sign(to - from));
  return sameWay
    ? []
    : [
        {
          of,
          judgement,
          kind: 'change',
          because: `${since} No key judgement moved the same way.`,
        },
      ];
}

/** By how much each key judgement moved, or why that cannot be told. */
function movesOf(before: CorrectedEntry, after: CorrectedEntry): readonly number[] | string {
  const [old, now] = [judgementOf(before), judgementOf(after)];
  if (old.framework !== now.framework) return 'The two inspections used different frameworks.';
  const [keys, others] = [keysOf(before), keysOf(after)];
  if (keys.length === 0) return 'The framework names no key judgements.';
  if (keys.join() !== others.join()) return 'The key judgements changed between the two.';
  const moves = keys.map((key) => {
    const [a, b] = [rank[old.grades[key] ?? ''], rank[now.grades[key] ?? '']];
    return a === undefined || b === undefined ? undefined : b - a;
  });
  const known = moves.filter((move) => move !== undefined);
  return known.length === moves.length ? known : 'A grade of a key judgement is not known.';
}

function keysOf(entry: CorrectedEntry): readonly string[] {
  const sets = keyJudgementSets(judgementOf(entry), entry.data.effectiveOn);
  return sets.length === 1 ? (sets[0] ?? []) : [];
}

function rankOf(entry: CorrectedEntry): number | undefined {
  return rank[judgementOf(entry).overall ?? ''];
}

function overallOf(entry: CorrectedEntry): string {
  const { overall } = judgementOf(entry);
  return overall === null ? 'No overall grade' : overallWords[overall];
}

function judgementOf({ data }: CorrectedEntry): JudgementData {
  return data.details as JudgementData;
}
