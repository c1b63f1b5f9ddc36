import {
  actNamed,
  dayRange,
  isApproximate,
  precisionOf,
  type CorrectedEntry,
  type Edtf,
  type JudgementData,
} from '@interventions/domain';
import { groupBy } from '../ordering.js';
import { councilNamed } from '../case-words.js';
import { datasetColumns, datasetFiles, type DatasetFile } from './dataset-columns.js';
import type { OverviewCase } from './overview-case.js';
import { column, counted, headOf, words, type Cell, type Overview } from './overview.js';

/** Something recorded, with the case that it stands in; null where it stands with the council. */
type Placed = {
  readonly entry: CorrectedEntry;
  readonly caseId: string | null;
  readonly laCode: string;
};

/**
 * All cases as files for research: which entries there are, when, and from which source, without free text. Notes and
 * evidence are left out, so that the files of one position are the same for every reader.
 */
export function datasetOverview(cases: readonly OverviewCase[]): Overview {
  const placed = placedIn(cases);
  const judged = placed.filter(({ entry }) => entry.act === 'JudgementRecorded');
  const rows: Readonly<Record<DatasetFile, readonly (readonly Cell[])[]>> = {
    cases: cases.map(caseRow),
    entries: placed.map(entryRow),
    judgements: judged.map(judgementRow),
    grades: judged.flatMap(gradeRows),
  };
  return {
    ...headOf('dataset'),
    finding: `${counted(cases.length, 'case')}, ${counted(placed.length, 'entry', 'entries')}, ${counted(judged.length, 'judgement')} and ${counted(rows.grades.length, 'grade')}. Each entry names its source and its position in the log.`,
    limits: [
      'The files hold no free text: the words of an entry stand on its page. Notes and evidence are left out.',
      'Dates are as exact as the source is, in ISO 8601-2 (EDTF): “2014-10” is a month, “2013~” about that year, “../2014” up to it. The earliest and latest day that each may mean stand beside it.',
      'Corrected entries stand as corrected; retracted ones are left out.',
      'A link to exactly this view, and the files under it, stay the same whatever is recorded later.',
    ],
    picture: null,
    tables: [
      ...(Object.keys(datasetFiles) as DatasetFile[]).map((file) => ({
        id: file,
        caption: datasetFiles[file],
        columns: datasetColumns[file].map(([key]) => column(key, key)),
        rows: rows[file],
      })),
      columnsTable(),
    ],
  };
}

/** Every column of every file with what it means. */
function columnsTable(): Overview['tables'][number] {
  return {
    id: 'columns',
    caption: 'What the columns mean',
    columns: [
      column('column', 'Column'),
      column('file', 'File'),
      column('meaning', 'What it means'),
    ],
    rows: (Object.keys(datasetFiles) as DatasetFile[]).flatMap((file) =>
      datasetColumns[file].map(([key, meaning]) => [words(key), words(file), words(meaning)]),
    ),
  };
}

function placedIn(cases: readonly OverviewCase[]): readonly Placed[] {
  const all = cases.flatMap((one) =>
    one.context.order
      .filter(({ act }) => !mayBeClosed(act))
      .map((entry) => ({
        entry,
        caseId: entry.stream.startsWith('authority-') ? null : one.id,
        laCode: one.laCode,
      })),
  );
  return [...groupBy(all, ({ entry }) => entry.id).values()].flatMap(([first]) => first ?? []);
}

/** Whether entries of an act may be for the case team alone. */
function mayBeClosed(act: CorrectedEntry['act']): boolean {
  return 'visibility' in actNamed(act).details.shape || actNamed(act).recordKeeping === true;
}

function caseRow(one: OverviewCase): readonly Cell[] {
  const { id, laCode, authority, region, openedOn, state } = one;
  const standing = one.standings.at(-1);
  const ended =
    state.status === 'closed'
      ? state.closedOn
      : state.status === 'transferred'
        ? state.on
        : undefined;
  return [
    ...[id, laCode, authority, region].map(raw),
    ...dated(openedOn),
    raw(ended),
    ...[state.status, standing?.phase, standing?.route].map(raw),
  ];
}

function entryRow({ entry, caseId, laCode }: Placed): readonly Cell[] {
  const { data, act, id, position, recordedAt } = entry;
  return [
    ...[id, caseId, laCode, councilNamed(laCode).name, act].map(raw),
    ...dated(data.effectiveOn),
    ...[precisionOf(data.effectiveOn), isApproximate(data.effectiveOn) ? 'yes' : 'no'].map(raw),
    ...[data.source?.title, data.source?.url, data.source?.page].map(raw),
    raw(String(data.claims?.length ?? 0)),
    raw(entry.amendments.length > 0 ? 'yes' : 'no'),
    ...[recordedAt, position].map(raw),
  ];
}

function judgementRow({ entry, laCode }: Placed): readonly Cell[] {
  const { framework, inspectionStart, inspectionEnd, overall, reportUrl } = entry.data
    .details as JudgementData;
  return [
    ...[entry.id, laCode, councilNamed(laCode).name].map(raw),
    ...dated(entry.data.effectiveOn),
    ...[framework, inspectionStart, inspectionEnd, overall, reportUrl].map(raw),
  ];
}

function gradeRows({ entry }: Placed): readonly (readonly Cell[])[] {
  const { grades } = entry.data.details as JudgementData;
  return Object.entries(grades).map(([heading, grade]) => [entry.id, heading, grade].map(raw));
}

function dated(on: Edtf): readonly Cell[] {
  const { earliest, latest } = dayRange(on);
  return [on, earliest, latest].map(raw);
}

function raw(value: string | null | undefined): Cell {
  return { value: value ?? null, text: value ?? 'None' };
}
