import { dueText, formatDate, type CorrectedEntry, type ObligationAt } from '@interventions/domain';
import { failureTests } from '../failure-tests.js';
import { pageOf, type OverviewCase, type OverviewTime } from './overview-case.js';
import { column, counted, headOf, nothing, upperFirst, words, type Overview } from './overview.js';
import { reportRow, reportsIn, reportWords, type Report } from './reports.js';

/** A case without a commissioner that a rule expects one in. */
type Expected = {
  readonly of: OverviewCase;
  readonly one: ObligationAt;
  readonly test: string;
  readonly reason: string | undefined;
};

const expectedWords = {
  missed: 'Not appointed in time',
  open: 'Not appointed yet',
  'cannot-tell': 'Cannot tell whether one is expected',
  'not-recorded': 'Not recorded, from before this service held the case',
  waived: 'Waived',
} as const;
type ExpectedState = keyof typeof expectedWords;

/** Where a commissioner is expected and absent, which reports are late or unpublished, and what followed each report. */
export function commissionersOverview(
  cases: readonly OverviewCase[],
  time: OverviewTime,
): Overview {
  const expected = cases.flatMap((of) => expectedIn(of, time));
  const reports = cases.flatMap(reportsIn);
  return {
    ...headOf('commissioners'),
    finding: findingOf(expected, reports),
    limits: [
      'A commissioner is expected by the policy of the date of each judgement or review: systemic or persistent failure, or insufficient progress. The computed test is of the day of this overview, by publication date; the department’s own reasons are in the case.',
      'A reason counts as recorded where a decision after the judgement, or a waiver, states one. None recorded does not mean that there was none.',
      'Most cases never say when a report was published. “No publication recorded” is not “unpublished”.',
      'The decision and the judgement named are the next ones after the report. That they followed does not say that they followed from it.',
    ],
    picture: pictureOf(reports),
    tables: [
      {
        id: 'expected',
        caption: 'Open cases in which a commissioner is expected and none is in post',
        columns: [
          column('council', 'Council'),
          column('test', 'Computed test'),
          column('standing', 'Standing'),
          column('expected_by', 'Expected by'),
          column('why', 'Why one is expected'),
          column('reason', 'Reason recorded for none'),
        ],
        rows: expected.map(({ of, one, test, reason }) => [
          words(of.authority, pageOf(of)),
          words(test),
          words(expectedWords[one.state as ExpectedState]),
          one.due === null
            ? nothing('No set date')
            : { value: one.due.latest, text: upperFirst(dueText(one.due)) },
          words(one.because.trim()),
          reason === undefined ? nothing('No reason is recorded') : words(reason),
        ]),
      },
      {
        id: 'reports',
        caption: 'Commissioners’ reports, and what happened next',
        columns: [
          column('council', 'Council'),
          column('standing', 'Standing'),
          column('due', 'Due'),
          column('delivered', 'Delivered'),
          column('published', 'Published'),
          column('recommendation', 'Recommended'),
          column('decided', 'Next decision'),
          column('judged', 'Next judgement'),
        ],
        rows: reports.map(reportRow),
      },
    ],
  };
}

function expectedIn(of: OverviewCase, { asOf }: OverviewTime): readonly Expected[] {
  const { state } = of;
  if (state.status !== 'open') return [];
  if (state.instruments.some(({ kind }) => kind === 'commissioner')) return [];
  return of
    .obligations('commissioner')
    .filter((one) => one.state in expectedWords && one.overtaken === null)
    .map((one) => ({ of, one, test: testOf(of, asOf), reason: reasonFor(of, one) }));
}

/** The computed test by publication date, under the policies of the day. */
function testOf({ state }: OverviewCase, asOf: string): string {
  const answers = failureTests(state.judgements, { asOf, basis: 'publication' });
  const of = (which: 'systemic' | 'persistent') =>
    [...new Set(answers.map((one) => answerWords[one[which].answer] ?? one[which].answer))].join(
      ' or ',
    );
  return `Systemic: ${of('systemic')}. Persistent: ${of('persistent')}`;
}

const answerWords: Readonly<Record<string, string>> = {
  yes: 'yes',
  no: 'no',
  'cannot-tell': 'cannot tell',
  undefined: 'not defined by the policy',
};

/** What a waiver or a decision after the anchor states. */
function reasonFor(of: OverviewCase, one: ObligationAt): string | undefined {
  if (one.waived !== null) {
    const waiver = of.context.order.find(({ id }) => id === one.waived?.by);
    return waiver && of.quote(waiver, 'because');
  }
  const place = of.context.placeOf(one.anchor.entryId ?? '');
  const decisions = of.context
    .entries('MinisterialDecisionMade')
    .filter(({ id }) => of.context.placeOf(id) > place);
  return decisions.map((entry) => statedIn(of, entry)).find((text) => text !== undefined);
}

function statedIn(of: OverviewCase, entry: CorrectedEntry): string | undefined {
  const text = of.quote(entry, 'compellingReasons') ?? of.quote(entry, 'reasons');
  return text && `${text} (decision, ${formatDate(entry.data.effectiveOn)})`;
}

function findingOf(expected: readonly Expected[], reports: readonly Report[]): string {
  const having = (state: ExpectedState) => expected.filter(({ one }) => one.state === state);
  const unexplained = expected.filter(({ reason }) => reason === undefined).length;
  const standing = (...of: readonly Report['standing'][]) =>
    reports.filter((one) => of.includes(one.standing)).length;
  const delivered = reports.filter(({ entry }) => entry !== undefined);
  const recommending = delivered.filter(
    ({ of, entry }) => entry && of.quote(entry, 'recommendation') !== undefined,
  ).length;
  return [
    expected.length === 0
      ? 'No open case is without a commissioner that a rule expects.'
      : `In ${counted(new Set(expected.map(({ of }) => of.id)).size, 'open case')} a commissioner is or may be expected and none is in post; for ${unexplained} of ${counted(expected.length, 'expectation')} no reason is recorded.`,
    having('not-recorded').length === 0
      ? ''
      : `${counted(having('not-recorded').length, 'of them is', 'of them are')} from before this service held the case, where an appointment may be missing from the sources.`,
    `${counted(delivered.length, 'report is', 'reports are')} recorded as delivered; for ${standing('no-publication')} no publication is recorded. ${standing('late') === 0 ? 'No report is' : counted(standing('late'), 'report is', 'reports are')} late.`,
    delivered.length === 0
      ? ''
      : `The recommendation is in the sources for ${recommending} of ${delivered.length}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function pictureOf(reports: readonly Report[]): Overview['picture'] {
  const rows = (Object.keys(reportWords) as Report['standing'][]).map((standing) => {
    const own = reports.filter((one) => one.standing === standing);
    return {
      label: reportWords[standing],
      values: [own.length],
      note: own.length === 0 ? null : own.map(({ of }) => of.authority).join(', '),
    };
  });
  return reports.length === 0
    ? null
    : {
        kind: 'bars',
        title: 'Commissioners’ reports by where they stand',
        description: rows
          .map(
            ({ label, values, note }) =>
              `${label}: ${values[0] ?? 0}${note === null ? '' : ` (${note})`}`,
          )
          .join('; '),
        parts: ['Reports'],
        rows,
      };
}
