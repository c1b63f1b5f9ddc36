import {
  decisionWords,
  dueText,
  formatDate,
  overallWords,
  type CorrectedEntry,
  type JudgementData,
  type ObligationAt,
} from '@interventions/domain';
import { pageOf, textIn, type OverviewCase } from './overview-case.js';
import { date, nothing, upperFirst, words, type Cell } from './overview.js';

/** Where a report stands. */
export const reportWords = {
  published: 'Published',
  'no-publication': 'No publication recorded',
  late: 'Late',
  awaited: 'Awaited',
  'not-recorded': 'Not recorded',
  'cannot-tell': 'Cannot tell',
} as const;

/** A commissioner’s report that was delivered, or that is owed. */
export type Report = {
  readonly of: OverviewCase;
  readonly standing: keyof typeof reportWords;
  readonly owed: ObligationAt | undefined;
  readonly entry: CorrectedEntry | undefined;
  readonly published: CorrectedEntry | undefined;
  readonly decided: CorrectedEntry | undefined;
  readonly judged: CorrectedEntry | undefined;
};

/** The reports of a case: those delivered in order, then those that are owed. */
export function reportsIn(of: OverviewCase): readonly Report[] {
  const { context } = of;
  const owed = of.obligations('commissioner-report');
  const reports = context.entries('CommissionerReported');
  const delivered = reports.map((entry): Report => {
    const later = context.after(entry);
    const published = publicationOf(entry, reports, later);
    return {
      of,
      standing: published === undefined ? 'no-publication' : 'published',
      owed: owedFor(of, entry, owed),
      entry,
      published,
      decided: later.find(({ act }) => act === 'MinisterialDecisionMade'),
      judged: later.find(isFullInspection),
    };
  });
  const answered = new Set(delivered.map(({ owed: one }) => one?.key));
  return [
    ...delivered,
    ...owed
      .filter(({ key }) => !answered.has(key))
      .flatMap((one): readonly Report[] => {
        const standing = standingOf(one);
        const none = { entry: undefined, published: undefined };
        return standing === undefined
          ? []
          : [{ of, standing, owed: one, ...none, decided: undefined, judged: undefined }];
      }),
  ];
}

/** A report as a row of a table. */
export function reportRow(report: Report): readonly Cell[] {
  const { of, entry, owed, published, decided, judged } = report;
  const recommended = entry && of.quote(entry, 'recommendation');
  return [
    words(of.authority, entry === undefined ? `${pageOf(of)}#due` : pageOf(of)),
    words(reportWords[report.standing]),
    owed === undefined
      ? nothing('Not recorded')
      : owed.due === null
        ? nothing('No set date')
        : { value: owed.due.latest, text: upperFirst(dueText(owed.due)) },
    entry === undefined ? nothing('Not recorded') : date(entry.data.effectiveOn),
    published === undefined ? nothing('Not recorded') : date(published.data.effectiveOn),
    recommended === undefined ? nothing('None in the source') : words(upperFirst(recommended)),
    decided === undefined ? nothing('None recorded') : words(decidedWords(decided)),
    judged === undefined ? nothing('None yet') : words(judgedWords(judged)),
  ];
}

/** What a report answers: what it met, or the last that was owed before it where its date cannot tell. */
function owedFor(
  { context }: OverviewCase,
  entry: CorrectedEntry,
  owed: readonly ObligationAt[],
): ObligationAt | undefined {
  const before = ({ anchor, met }: ObligationAt) =>
    met === null && context.placeOf(anchor.entryId ?? '') < context.placeOf(entry.id);
  const last = textIn(entry, 'stage') === 'final' ? owed.findLast(before) : undefined;
  return owed.find(({ met }) => met?.by === entry.id) ?? last;
}

/** The publication that names a report, or the first one after it that names none. */
function publicationOf(
  { id }: CorrectedEntry,
  reports: readonly CorrectedEntry[],
  later: readonly CorrectedEntry[],
): CorrectedEntry | undefined {
  const nextReport = later.findIndex((one) => reports.some((report) => report.id === one.id));
  const until = nextReport === -1 ? later : later.slice(0, nextReport);
  return (
    later.find((one) => one.act === 'ReportPublished' && textIn(one, 'report') === id) ??
    until.find((one) => one.act === 'ReportPublished' && textIn(one, 'report') === undefined)
  );
}

/** Where a report stands that was not delivered; undefined where nothing is owed any more. */
function standingOf({ state, overtaken }: ObligationAt): Report['standing'] | undefined {
  if (overtaken !== null) return undefined;
  switch (state) {
    case 'missed':
      return 'late';
    case 'open':
      return 'awaited';
    case 'not-recorded':
      return 'not-recorded';
    case 'cannot-tell':
      return 'cannot-tell';
    case 'met':
    case 'met-late':
    case 'waived':
    case 'lapsed':
      return undefined;
    default:
      return state satisfies never;
  }
}

function isFullInspection({ act, data }: CorrectedEntry): boolean {
  return act === 'JudgementRecorded' && data.details['framework'] !== 'LSCB-review';
}

function decidedWords(entry: CorrectedEntry): string {
  const option = textIn(entry, 'option') ?? '';
  const said =
    option in decisionWords
      ? decisionWords[option as keyof typeof decisionWords]
      : 'Not stated in the source';
  return `${said}, ${formatDate(entry.data.effectiveOn)}`;
}

function judgedWords({ data }: CorrectedEntry): string {
  const { overall } = data.details as JudgementData;
  const grade = overall === null ? 'No overall grade' : overallWords[overall];
  return `${grade}, ${formatDate(data.effectiveOn)}`;
}
