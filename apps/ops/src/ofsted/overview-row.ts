import {
  currentAuthorities,
  formatDate,
  identifyAuthority,
  normaliseGrade,
  type Authority,
  type Day,
  type Grade,
  type JudgementData,
  type NormalisedGrade,
  type OverallGrade,
} from '@interventions/domain';
import type { Column } from './columns.js';
import { readDate } from './read-date.js';
import { textOf, type Cell } from './read-table.js';

/** A row that can be recorded: the council, the judgement, and remarks on how it was understood. */
export type ReadableRow = {
  readonly kind: 'readable';
  readonly authority: Authority;
  readonly publishedOn: Day;
  readonly inspectionStart: Day;
  readonly judgement: JudgementData;
  readonly note: string | undefined;
  readonly remarks: readonly string[];
};

/** A row that is not recorded: `doubtful` needs a person to settle it, `refused` cannot stand as it is. */
export type UnreadableRow = {
  readonly kind: 'doubtful' | 'refused';
  readonly council: string;
  readonly because: string;
};

/** The cells of one row by what they mean. */
export type RowCells = (column: Column) => Cell | undefined;

/** Reads one row of an overview of inspections. */
export function readRow(cells: RowCells): ReadableRow | UnreadableRow {
  const text = (column: Column) => textOf(cells(column));
  let council = text('name') || text('laCode') || text('urn') || text('gss');
  const stop = (kind: UnreadableRow['kind'], because: string) => ({ kind, council, because });

  const dates = readDates(cells);
  if ('because' in dates) return stop('refused', dates.because);
  const { start, end, published } = dates;
  const codes = { laCode: text('laCode'), urn: text('urn'), gss: text('gss'), name: text('name') };
  const on = published ?? start;
  const match = identifyAuthority(codes, on === undefined ? {} : { on });
  if (!match.ok)
    return stop(
      match.code === 'code-in-wrong-column' || match.code === 'two-councils'
        ? 'doubtful'
        : 'refused',
      match.reason,
    );
  const { authority } = match;
  council = `${authority.name} (${authority.laCode})`;
  if (published === undefined)
    return stop(
      'doubtful',
      'The publication date is missing. Add it, or record the judgement by hand.',
    );
  if (start === undefined)
    return stop(
      'doubtful',
      'The inspection dates are missing, so the inspection cannot be told apart from others. Add them, or record the judgement by hand.',
    );
  if (!currentAuthorities(start).includes(authority))
    return stop(
      'doubtful',
      `${authority.officialName} (${authority.laCode}) did not exist when the inspection started (${formatDate(start)}). Check the council.`,
    );
  const framework = frameworkOf(text('framework'));
  if (framework === undefined)
    return stop(
      'doubtful',
      `“${text('framework')}” is not a full inspection that this import knows (ILACS short or standard, SIF). Record it by hand.`,
    );
  const graded = gradesOf(cells, framework, start);
  if ('because' in graded) return stop('doubtful', graded.because);
  const overall = overallOf(text('overall'), start);
  if ('because' in overall) return stop('doubtful', overall.because);
  const url = webAddressIn(text('link'));
  return {
    kind: 'readable',
    authority,
    publishedOn: published,
    inspectionStart: start,
    judgement: {
      framework,
      inspectionStart: start,
      ...(end !== undefined && { inspectionEnd: end }),
      grades: graded.grades,
      overall: overall.grade,
      rawGrades: { ...graded.raw, ...(overall.raw !== '' && { overall: overall.raw }) },
      ...(url !== undefined && { reportUrl: url }),
    },
    note: noteOf(text('framework')),
    remarks: [...match.notes, ...(url === undefined ? linkRemark(text('link')) : [])],
  };
}

type Dates = {
  readonly start: Day | undefined;
  readonly end: Day | undefined;
  readonly published: Day | undefined;
};

function readDates(cells: RowCells): Dates | { readonly because: string } {
  const [start, end, published] = (['start', 'end', 'published'] as const).map((column) => ({
    column,
    date: readDate(cells(column)),
  }));
  for (const one of [start, end, published])
    if (one !== undefined && !one.date.ok)
      return { because: `${dateNames[one.column]}: ${one.date.because}.` };
  const dayOf = (one: typeof start) => (one?.date.ok === true ? one.date.day : undefined);
  return { start: dayOf(start), end: dayOf(end), published: dayOf(published) };
}

const dateNames = {
  start: 'Inspection start',
  end: 'Inspection end',
  published: 'Publication date',
} as const;

/** The frameworks whose tables this import reads; a blank one is an ILACS overview's. */
function frameworkOf(text: string): 'ILACS' | 'SIF' | undefined {
  const plain = text.toLowerCase();
  if (plain === '' || /^(short|standard)( inspection)?$/.test(plain) || /\bilacs\b/.test(plain))
    return 'ILACS';
  return /^(sif|single inspection framework.*)$/.test(plain) ? 'SIF' : undefined;
}

function noteOf(framework: string): string | undefined {
  const [, kind] = /^(short|standard)\b/i.exec(framework) ?? [];
  return kind === undefined
    ? undefined
    : `${kind.toLowerCase() === 'short' ? 'Short' : 'Standard'} inspection`;
}

/** First day on which ILACS graded care leavers apart from children in care (domain §7). */
const careLeaversApart = '2023-01-16';
/** First day of inspections without an overall grade (domain §7). */
const noOverall = '2026-04-27';

type Heading = { readonly column: Column; readonly heading: string; readonly needed: boolean };

function headingsOf(framework: 'ILACS' | 'SIF', start: Day): readonly Heading[] {
  if (framework === 'SIF')
    return [
      { column: 'leaders', heading: 'leadership-management-governance', needed: true },
      { column: 'help', heading: 'help-and-protection', needed: true },
      { column: 'inCare', heading: 'looked-after-and-permanence', needed: true },
      { column: 'adoption', heading: 'adoption', needed: false },
      { column: 'careLeavers', heading: 'care-leavers', needed: false },
      { column: 'lscb', heading: 'lscb', needed: false },
    ];
  const apart = start >= careLeaversApart;
  return [
    { column: 'leaders', heading: 'leaders', needed: true },
    { column: 'help', heading: 'help-and-protection', needed: true },
    { column: 'inCare', heading: apart ? 'in-care' : 'in-care-and-care-leavers', needed: true },
    { column: 'careLeavers', heading: 'care-leavers', needed: apart },
  ];
}

type Grades = {
  readonly grades: Readonly<Record<string, Grade>>;
  readonly raw: Readonly<Record<string, string>>;
};

function gradesOf(
  cells: RowCells,
  framework: 'ILACS' | 'SIF',
  start: Day,
): Grades | { readonly because: string } {
  const grades: Record<string, Grade> = {};
  const raw: Record<string, string> = {};
  for (const { column, heading, needed } of headingsOf(framework, start)) {
    const read = normaliseGrade(textOf(cells(column)), start);
    if (!needed && (read.raw === '' || read.grade === 'not-judged')) continue;
    if (read.grade === 'unknown' || read.grade === 'not-given')
      return { because: `${heading}: ${whyNot(read)} Check the report.` };
    grades[heading] = read.grade;
    raw[heading] = read.raw;
  }
  return { grades, raw };
}

function overallOf(
  text: string,
  start: Day,
): { readonly grade: OverallGrade; readonly raw: string } | { readonly because: string } {
  const read = normaliseGrade(text, start);
  if (read.raw === '' && start >= noOverall) return { grade: 'not-given', raw: '' };
  return read.grade === 'unknown'
    ? {
        because:
          read.raw === ''
            ? 'The overall grade is missing, and inspections gave one until 26 April 2026. Check the report.'
            : `Overall: ${whyNot(read)} Check the report.`,
      }
    : { grade: read.grade, raw: read.raw };
}

function whyNot(read: NormalisedGrade): string {
  return 'because' in read ? read.because : 'The source gives no grade here.';
}

function webAddressIn(text: string): string | undefined {
  return /^https?:\/\//.test(text) && URL.canParse(text) ? text : undefined;
}

function linkRemark(text: string): readonly string[] {
  return text === '' ? [] : ['The link to the report is not a web address and was left out.'];
}
