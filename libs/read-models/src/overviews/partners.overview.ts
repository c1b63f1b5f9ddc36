import { findAuthority, listOf, type CorrectedEntry } from '@interventions/domain';
import { changeWords, gradeCell, gradeOf, judgementOf } from './full-inspections.js';
import { pageOf, type OverviewCase, type OverviewTime } from './overview-case.js';
import type { OverviewCouncil } from './overview-council.js';
import {
  column,
  date,
  headOf,
  nothing,
  number,
  numbers,
  upperFirst,
  words,
  type Cell,
  type Overview,
  type OverviewTable,
} from './overview.js';
import { partnersFinding, type NeighbourReport } from './partners-finding.js';
import { helpIn, helpWords, type Help } from './partnerships.js';
import { decidedWords } from './reports.js';

/** What an overview looks at beyond the cases that were asked for. */
export type Beyond = {
  /** The region that was asked for; every region where none was. */
  readonly region?: string | undefined;
  /** Every case, whatever was asked for. */
  readonly everyCase: readonly OverviewCase[];
  /** Every council with an entry of its own. */
  readonly councils: readonly OverviewCouncil[];
};

/** Councils that were judged strong, those that help or helped others, and what commissioners said of a neighbour. */
export function partnersOverview(
  cases: readonly OverviewCase[],
  { asOf }: OverviewTime,
  { region, everyCase, councils }: Beyond,
): Overview {
  const isAsked = (of: string | undefined) => region === undefined || of === region;
  const judged = councils
    .filter((one) => one.inspections.length > 0 && isAsked(one.region) && exists(one, asOf))
    .sort((a, b) => placeOf(a).localeCompare(placeOf(b), 'en'));
  const strong = judged.filter(isStrong);
  const known = new Map(councils.map((one) => [one.laCode, one]));
  const everyHelp = everyCase.flatMap((one) => helpIn(one, known));
  const help = everyHelp.filter((one) => isAsked(one.of.region) || isAsked(one.helperRegion));
  const open = new Set(
    everyCase.filter(({ state }) => state.status === 'open').map(({ laCode }) => laCode),
  );
  const reports = reportsOf(cases);
  return {
    ...headOf('partners'),
    finding: partnersFinding(judged.length, strong, open, help, reports),
    limits: [
      'The record knows the region of a council, and not its borders: it cannot say who is a neighbour of whom. Choose a region below, and judge the distance yourself.',
      'Only councils whose judgements are recorded can be listed. A council that is missing here may be good. An operator can load the judgements of all councils from Ofsted’s published overview.',
      'A council counts as strong where its latest full inspection was good or outstanding overall or, without an overall grade, under every heading. The grade may be years old, and does not say that the council has people to spare.',
      'The risk to a council that helps is shown by its own next inspection alone. That it got worse after it began to help does not say that helping did it.',
      'Councils that were abolished by the day are left out. A company that several councils own stands under trusts and partnerships.',
      'A region shows its councils, and the partnerships that one of them leads or receives. Status and years of opening choose only whose commissioners’ reports are shown.',
    ],
    picture: null,
    tables: [
      strongTable(strong, open, everyHelp),
      helpTable(help),
      neighbourTable(reports),
      regionTable(judged, strong, open),
    ],
  };
}

function strongTable(
  strong: readonly OverviewCouncil[],
  open: ReadonlySet<string>,
  help: readonly Help[],
): OverviewTable {
  return {
    id: 'strong',
    caption: 'Councils whose latest full inspection was good or outstanding',
    columns: [
      column('council', 'Council'),
      column('region', 'Region'),
      column('grade', 'Grade'),
      column('published', 'Published'),
      column('intervention', 'Intervention here'),
      column('helps', 'Helps or helped'),
    ],
    rows: strong.map(({ laCode, authority, region, inspections }) => {
      const latest = inspections.at(-1);
      const own = help.filter(({ helperCode }) => helperCode === laCode);
      return [
        words(authority, `/authorities/${laCode}`),
        words(region),
        latest === undefined ? nothing('None recorded') : words(strongWords(latest)),
        latest === undefined ? nothing('None recorded') : date(latest.data.effectiveOn),
        open.has(laCode) ? words('Open') : nothing('None open'),
        own.length === 0
          ? nothing('None recorded')
          : words(listOf([...new Set(own.map(({ of }) => of.authority))])),
      ];
    }),
  };
}

function helpTable(help: readonly Help[]): OverviewTable {
  return {
    id: 'help',
    caption: 'Councils that help or helped another, and their own inspections',
    columns: [
      column('for', 'For'),
      column('helper', 'Council that helps'),
      column('region', 'Its region'),
      column('how', 'How'),
      column('from', 'From'),
      column('to', 'To'),
      column('before', 'Judged before'),
      column('next', 'Next judgement'),
      column('change', 'Change'),
    ],
    rows: help.map((one) => [
      words(one.of.authority, pageOf(one.of)),
      words(one.helper),
      one.helperRegion === undefined ? nothing('Not known') : words(one.helperRegion),
      words(helpWords[one.kind]),
      date(one.since),
      one.end === undefined ? nothing('No end recorded') : date(one.end.data.effectiveOn),
      gradeCell(one.before, 'None recorded'),
      gradeCell(one.next, one.isJudged ? 'Not judged again' : 'None recorded'),
      one.isJudged ? words(changeWords[one.change]) : nothing('Cannot be told'),
    ]),
  };
}

function reportsOf(cases: readonly OverviewCase[]): readonly NeighbourReport[] {
  return cases.flatMap((of) =>
    of.context.entries('CommissionerReported').map((entry) => ({ of, entry })),
  );
}

function neighbourTable(reports: readonly NeighbourReport[]): OverviewTable {
  const quoted = (text: string | undefined, none: string): Cell =>
    text === undefined ? nothing(none) : words(upperFirst(text));
  return {
    id: 'reports',
    caption: 'What commissioners’ reports said of a suitable neighbour',
    columns: [
      column('council', 'Council'),
      column('region', 'Region'),
      column('delivered', 'Delivered'),
      column('neighbour', 'On a suitable neighbour'),
      column('recommendation', 'Recommended'),
      column('decided', 'Decision that followed'),
    ],
    rows: reports.map(({ of, entry }) => {
      const decided = of.context.after(entry).find(({ act }) => act === 'MinisterialDecisionMade');
      return [
        words(of.authority, pageOf(of)),
        words(of.region),
        date(entry.data.effectiveOn),
        quoted(of.quote(entry, 'neighbour'), 'None in the source'),
        quoted(of.quote(entry, 'recommendation'), 'None in the source'),
        decided === undefined ? nothing('None recorded') : words(decidedWords(decided)),
      ];
    }),
  };
}

function regionTable(
  judged: readonly OverviewCouncil[],
  strong: readonly OverviewCouncil[],
  open: ReadonlySet<string>,
): OverviewTable {
  const regions = [...new Set(judged.map(({ region }) => region))];
  return {
    id: 'regions',
    caption: 'How much is recorded of each region',
    columns: [
      column('region', 'Region'),
      numbers('judged', 'Councils with a judgement'),
      numbers('strong', 'Good or outstanding'),
      numbers('free', 'Of them without an open intervention'),
    ],
    rows: regions.map((region) => {
      const own = strong.filter((one) => one.region === region);
      return [
        words(region),
        number(judged.filter((one) => one.region === region).length),
        number(own.length),
        number(own.filter(({ laCode }) => !open.has(laCode)).length),
      ];
    }),
  };
}

function isStrong({ inspections }: OverviewCouncil): boolean {
  const latest = inspections.at(-1);
  if (latest === undefined) return false;
  const { overall, grades } = judgementOf(latest);
  const all = Object.values(grades);
  return overall === null || overall === 'not-given'
    ? all.length > 0 && all.every(isGood)
    : isGood(overall);
}

function isGood(grade: string): boolean {
  return grade === 'good' || grade === 'outstanding';
}

function strongWords(latest: CorrectedEntry): string {
  return isGood(judgementOf(latest).overall ?? '')
    ? gradeOf(latest)
    : 'Good or outstanding under every heading';
}

function exists({ laCode }: OverviewCouncil, asOf: string): boolean {
  return (findAuthority(laCode)?.to ?? asOf) >= asOf;
}

function placeOf({ region, authority }: OverviewCouncil): string {
  return `${region}, ${authority}`;
}
