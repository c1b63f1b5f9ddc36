/** The files of the data set, with what a row of each is. */
export const datasetFiles = {
  cases: 'Cases: one intervention each',
  entries: 'Entries: one thing that happened each',
  judgements: 'Judgements: one Ofsted report each',
  grades: 'Grades: one heading of a judgement each',
} as const;

/** A file of the data set. */
export type DatasetFile = keyof typeof datasetFiles;

type Documented = readonly (readonly [key: string, meaning: string])[];

const council: Documented = [
  ['la_code', 'The department’s number of the council, three digits'],
  ['council', 'Everyday name of the council'],
];

/** A date with the days that it may mean. */
function dated(name: string, meaning: string): Documented {
  return [
    [name, `${meaning}, as exact as the source is (EDTF)`],
    [`${name}_earliest`, 'The first day that it may mean; empty where it is open'],
    [`${name}_latest`, 'The last day that it may mean; empty where it is open'],
  ];
}

/** The columns of each file in their order, with what they mean. */
export const datasetColumns: Readonly<Record<DatasetFile, Documented>> = {
  cases: [
    ['case_id', 'Identity of the case; its page is /interventions/ and this'],
    ...council,
    ['region', 'Region of England'],
    ...dated('opened', 'When the case was opened'),
    ['ended', 'When it was closed or passed on (EDTF); empty where no end is recorded'],
    ['status', 'open, closed or transferred'],
    ['phase', 'Where it stood on the day of the data set'],
    ['route', 'The furthest step by that day; an order of this service'],
  ],
  entries: [
    ['entry_id', 'Identity of the entry'],
    ['case_id', 'The case that it stands in; empty where it stands with the council'],
    ...council,
    ['act', 'The kind of thing that happened'],
    ...dated('effective_on', 'When it happened'),
    ['precision', 'day, month, season, year, decade, interval or unknown'],
    ['approximate', 'yes where the date is about or not certain'],
    ['source_title', 'The source; empty where none is named'],
    ['source_url', 'Its address'],
    ['source_page', 'The page in it'],
    ['other_dates', 'How many other sources give a date of their own'],
    ['corrected', 'yes where the entry was corrected after it was recorded'],
    ['recorded_at', 'When this service learnt it, in UTC'],
    ['log_position', 'Where it stands in the log; later entries have greater ones'],
  ],
  judgements: [
    ['entry_id', 'Identity of the entry in the file of entries'],
    ...council,
    ...dated('published_on', 'When the report was published'),
    ['framework', 'The inspection framework'],
    ['inspection_start', 'When the inspection began (EDTF)'],
    ['inspection_end', 'When it ended (EDTF)'],
    ['overall', 'The overall grade; empty where the report has none'],
    ['report_url', 'The report'],
  ],
  grades: [
    ['entry_id', 'Identity of the judgement’s entry'],
    ['heading', 'The heading of the report'],
    ['grade', 'Its grade; unknown where the source does not say'],
  ],
};
