import { datasetOverview } from './dataset.overview.js';
import { datasetColumns, datasetFiles, type DatasetFile } from './dataset-columns.js';
import { did, givenCase, judgedOn } from './given-case.fixture.js';

const files = Object.keys(datasetFiles) as DatasetFile[];

describe('the data set', () => {
  const found = datasetOverview([
    givenCase(
      judgedOn('2016-01-10'),
      { ...did('DirectionIssued', '2016-03', { kind: 'social-care', summary: 'Words' }) },
      did('NoteAdded', '2016-04-01', { text: 'Closed words', visibility: 'case-team' }),
    ),
  ]);
  const table = (id: string) => {
    const one = found.tables.find((each) => each.id === id);
    if (one === undefined) throw new Error(`There is no file ${id}.`);
    const keys = one.columns.map(({ key }) => key);
    return one.rows.map((row) =>
      Object.fromEntries(row.map(({ value }, at) => [keys[at] ?? '', value])),
    );
  };

  it('says what each column of each file means, once and in order', () => {
    for (const file of files) {
      const own = table('columns').filter((row) => row['file'] === file);
      expect(own.map((row) => row['column'])).toEqual(datasetColumns[file].map(([key]) => key));
      for (const row of table(file)) expect(Object.keys(row)).toHaveLength(own.length);
    }
  });

  it('holds cases, entries, judgements and grades with raw values', () => {
    expect(table('cases')).toMatchObject([
      { case_id: 'case-1', la_code: '871', opened: '2014-02-14', ended: null, status: 'open' },
    ]);
    expect(table('entries').map((row) => [row['act'], row['effective_on_latest']])).toEqual([
      ['InterventionOpened', '2014-02-14'],
      ['JudgementRecorded', '2016-01-10'],
      ['DirectionIssued', '2016-03-31'],
    ]);
    expect(table('judgements')).toMatchObject([{ framework: 'SIF', overall: 'inadequate' }]);
    expect(table('grades')).toHaveLength(3);
  });

  it('holds no free text, and neither notes nor evidence', () => {
    expect(JSON.stringify(found)).not.toMatch(/Closed words|Words"/);
  });
});
