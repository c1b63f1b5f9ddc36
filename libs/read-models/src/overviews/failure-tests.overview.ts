import {
  failureTest,
  findPolicy,
  isOnOrBefore,
  type FailureTest,
  type KnownJudgement,
  type PolicyVersion,
} from '@interventions/domain';
import { compareText, groupBy } from '../ordering.js';
import { gradesTable, unexplainedIn, type GradeChange } from './grade-changes.js';
import type { OverviewCase, OverviewTime } from './overview-case.js';
import { column, counted, headOf, number, numbers, words, type Overview } from './overview.js';

/** The version whose test is tried; later ones in force hold the same test. */
const policyId = 'putting-children-first-2016';

const answerWords = {
  yes: 'Yes',
  no: 'No',
  'cannot-tell': 'Cannot tell',
  undefined: 'Not defined',
} as const;
type Answer = FailureTest['persistent']['answer'];

/** A council’s persistent test, read in different ways. */
type Read = {
  readonly of: OverviewCase;
  readonly judgements: number;
  readonly publication: Answer;
  readonly inspection: Answer;
  readonly anyInspection: Answer;
};

/** How the persistent test and overall grades come out by other readings of the same judgements. */
export function failureTestsOverview(
  cases: readonly OverviewCase[],
  { asOf }: OverviewTime,
): Overview {
  const councils = [...groupBy(cases, ({ laCode }) => laCode).values()]
    .flatMap(([of]) => of ?? [])
    .sort((a, b) => compareText(a.authority, b.authority));
  const policy = findPolicy(policyId);
  const read = policy === undefined ? [] : councils.map((of) => readIn(of, policy, asOf));
  const changes = councils.flatMap(unexplainedIn);
  return {
    ...headOf('failure-tests'),
    finding: findingOf(read, changes),
    limits: [
      'Persistent failure is two or more judgements of inadequate within five years, as in the policy of July 2016. No source says whether the date of publication or the end of the inspection counts, so both are tried.',
      'The window may lie anywhere before the day: an answer of yes does not say that the council fails now.',
      'Cannot tell means that a date is too imprecise or the end of an inspection is not recorded. It is no change of side.',
      'An overall grade is looked at beside its own headings by the patterns that published reports follow, and beside the inspection before it where both used the same framework.',
      'Only councils with a case here are counted.',
    ],
    picture: pictureOf(read),
    tables: [
      {
        id: 'basis',
        caption: 'Persistent failure by date basis',
        columns: [
          column('council', 'Council'),
          numbers('judgements', 'Judgements recorded'),
          column('by_publication', 'By publication'),
          column('by_inspection_end', 'By end of inspection'),
          column('changes_side', 'Changes side'),
          column('any_inspection', 'By publication, earlier and narrower inspections too'),
        ],
        rows: read.map((one) => [
          words(one.of.authority, `/authorities/${one.of.laCode}?policy=${policyId}`),
          number(one.judgements),
          words(answerWords[one.publication]),
          words(answerWords[one.inspection]),
          words(sideWords(one)),
          words(answerWords[one.anyInspection]),
        ]),
      },
      gradesTable(changes),
    ],
  };
}

function readIn(of: OverviewCase, policy: PolicyVersion, asOf: string): Read {
  const judgements = of.state.judgements.filter(
    ({ effectiveOn }) => isOnOrBefore(effectiveOn, asOf) !== 'no',
  );
  const answer = (
    basis: 'publication' | 'inspection-end',
    counts: 'full-inspections' | 'any-inspection',
  ) => failureTest(dated(judgements), policy, { asOf, basis, counts }).persistent.answer;
  return {
    of,
    judgements: judgements.length,
    publication: answer('publication', 'full-inspections'),
    inspection: answer('inspection-end', 'full-inspections'),
    anyInspection: answer('publication', 'any-inspection'),
  };
}

function dated(judgements: readonly KnownJudgement[]) {
  return judgements.map(({ id, effectiveOn, data }) => ({ id, effectiveOn, data }));
}

function flips({ publication, inspection }: Read): boolean {
  return [publication, inspection].sort().join() === 'no,yes';
}

function sideWords(one: Read): string {
  if (flips(one)) return 'Yes';
  const open = [one.publication, one.inspection].some((answer) => answer === 'cannot-tell');
  return open ? 'Cannot tell' : 'No';
}

function findingOf(read: readonly Read[], changes: readonly GradeChange[]): string {
  const flipping = read.filter(flips);
  const open = read.filter((one) => sideWords(one) === 'Cannot tell').length;
  const wider = read.filter(({ publication, anyInspection }) => publication !== anyInspection);
  const unexplained = changes.filter(({ kind }) => kind !== 'not-comparable').length;
  return [
    `${flipping.length === 0 ? 'None' : flipping.length} of ${counted(read.length, 'council')} ${flipping.length > 1 ? 'change' : 'changes'} side with the date basis${flipping.length === 0 ? '' : ` (${flipping.map(({ of }) => of.authority).join(', ')})`}${open === 0 ? '' : `; for ${open} it cannot be told`}.`,
    `Counting earlier and narrower inspections changes the answer for ${wider.length}.`,
    `${unexplained === 0 ? 'No overall grade was' : counted(unexplained, 'overall grade was', 'overall grades were')} found that ${unexplained > 1 ? 'their' : 'its'} headings do not explain; ${counted(changes.length - unexplained, 'change', 'changes')} of overall grade cannot be compared, because the framework changed or a grade is not known.`,
  ].join(' ');
}

function pictureOf(read: readonly Read[]): Overview['picture'] {
  const answers = ['yes', 'no', 'cannot-tell', 'undefined'] as const;
  const rows = (
    [
      ['By publication', 'publication'],
      ['By end of inspection', 'inspection'],
      ['Narrower ones too', 'anyInspection'],
    ] as const
  ).map(([label, key]) => ({
    label,
    values: answers.map((answer) => read.filter((one) => one[key] === answer).length),
    note: null,
  }));
  return read.length === 0
    ? null
    : {
        kind: 'bars',
        title: 'Councils in persistent failure, by how the test is read',
        description: rows
          .map(
            ({ label, values }) =>
              `${label}: ${answers.map((answer, at) => `${answerWords[answer].toLowerCase()} ${values[at] ?? 0}`).join(', ')}`,
          )
          .join('; '),
        parts: answers.map((answer) => answerWords[answer]),
        rows,
      };
}
