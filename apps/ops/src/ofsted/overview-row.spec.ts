import type { Column } from './columns.js';
import { readRow } from './overview-row.js';
import type { Cell } from './read-table.js';

const good: Readonly<Partial<Record<Column, Cell>>> = {
  laCode: '871',
  urn: '80553',
  gss: 'E06000039',
  name: 'slough',
  framework: 'short',
  start: '11/09/2023',
  end: '15/09/2023',
  published: '27/10/23',
  link: 'https://example.org/report/1',
  overall: 'good',
  leaders: 'Good',
  help: 'requires improvement to be good',
  inCare: 'good',
  careLeavers: 'outstanding',
};
const read = (over: Partial<Record<Column, Cell>> = {}) =>
  readRow((column) => ({ ...good, ...over })[column]);

describe('a row of an overview', () => {
  it('is a judgement with normalised grades, the raw ones kept', () => {
    expect(read()).toMatchObject({
      kind: 'readable',
      authority: { laCode: '871' },
      publishedOn: '2023-10-27',
      note: 'Short inspection',
      remarks: [],
      judgement: {
        framework: 'ILACS',
        inspectionStart: '2023-09-11',
        inspectionEnd: '2023-09-15',
        overall: 'good',
        grades: {
          leaders: 'good',
          'help-and-protection': 'requires-improvement',
          'in-care': 'good',
          'care-leavers': 'outstanding',
        },
        rawGrades: {
          leaders: 'Good',
          'help-and-protection': 'requires improvement to be good',
          overall: 'good',
        },
        reportUrl: 'https://example.org/report/1',
      },
    });
  });

  it.each([
    ['an alias', { laCode: '', urn: '', gss: '', name: 'Kingston upon Hull' }, '810'],
    [
      'a name in capitals with &',
      { laCode: '', urn: '', gss: '', name: 'BOURNEMOUTH, CHRISTCHURCH & POOLE' },
      '839',
    ],
    ['a code with the .0 of a spreadsheet', { laCode: '871.0', urn: '', gss: '', name: '' }, '871'],
    ['a number', { laCode: 871, urn: 80553 }, '871'],
    ['the GSS code alone', { laCode: '', urn: '', name: '' }, '871'],
  ])('finds the council by %s', (_what, over, laCode) => {
    expect(read(over)).toMatchObject({ kind: 'readable', authority: { laCode } });
  });

  it('remarks on the code of a predecessor', () => {
    const row = read({ laCode: '942', urn: '', gss: 'E10000006', name: 'cumberland' });
    expect(row).toMatchObject({ kind: 'readable', remarks: [expect.stringContaining('Cumbria')] });
  });

  it.each([
    ['the URN in the column of the LA code', { laCode: '80553' }, 'Ofsted number'],
    ['the LA code in the column of the URN', { urn: '871' }, 'LA code'],
    ['the GSS code in the column of the LA code', { laCode: 'E06000039' }, 'GSS code'],
    ['codes of two councils', { laCode: '330' }, 'Birmingham'],
    ['a name of another council', { name: 'Devon' }, 'Devon'],
    ['no inspection dates', { start: '', end: 'nan' }, 'inspection dates are missing'],
    ['no publication date', { published: null }, 'publication date is missing'],
    ['an unknown kind of inspection', { framework: 'focused visit' }, '“focused visit”'],
    ['a missing grade', { help: '' }, 'help-and-protection'],
    ['a word that is no grade', { leaders: 'fine' }, '"fine"'],
    ['an old grade', { leaders: 'adequate' }, 'October 2013'],
    [
      'a blank overall before 27 April 2026',
      { overall: '', start: '26/04/2026', end: '', published: '17/06/26' },
      'overall grade is missing',
    ],
    [
      'a council that did not exist yet',
      { laCode: '940', urn: '', gss: '', name: '', start: '11/09/2019' },
      'did not exist',
    ],
  ])('is doubtful with %s', (_what, over, because) => {
    expect(read(over)).toMatchObject({
      kind: 'doubtful',
      because: expect.stringContaining(because) as string,
    });
  });

  it.each([
    ['an unknown council', { laCode: '', urn: '', gss: '', name: 'Atlantis' }, 'Atlantis'],
    ['no council', { laCode: '', urn: '', gss: '', name: '' }, 'No council'],
    ['a region', { laCode: '', urn: '', gss: '', name: 'South East' }, 'region'],
    ['a date that is none', { start: '31/02/2023' }, 'Inspection start: “31/02/2023”'],
    ['an American date', { published: '10/27/2023' }, 'Publication date: “10/27/2023”'],
  ])('is refused with %s', (_what, over, because) => {
    expect(read(over)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining(because) as string,
    });
  });

  it('needs no overall grade from 27 April 2026', () => {
    expect(
      read({ overall: '', start: '27/04/2026', end: '01/05/2026', published: '17/06/26' }),
    ).toMatchObject({
      kind: 'readable',
      judgement: { overall: 'not-given' },
    });
  });

  it('has one heading for children in care and care leavers before 16 January 2023', () => {
    const row = read({
      start: '05/12/2022',
      end: '',
      published: '10/05/23',
      careLeavers: 'inspection_pre_dates_judgement',
    });
    expect(row).toMatchObject({
      kind: 'readable',
      judgement: { grades: { 'in-care-and-care-leavers': 'good' } },
    });
    expect(row.kind === 'readable' && row.judgement.grades['care-leavers']).toBeUndefined();
  });

  it('may be of the single inspection framework', () => {
    const row = read({
      framework: 'SIF',
      start: '2014-03-18',
      end: '2014-04-09',
      published: '2014-05-23',
      careLeavers: '',
      adoption: 'good',
    });
    expect(row).toMatchObject({
      kind: 'readable',
      judgement: {
        framework: 'SIF',
        grades: {
          'leadership-management-governance': 'good',
          'looked-after-and-permanence': 'good',
          adoption: 'good',
        },
      },
    });
  });

  it('leaves out a link that is none', () => {
    const row = read({ link: 'see website' });
    expect(row).toMatchObject({ remarks: [expect.stringContaining('not a web address')] });
    expect(row.kind === 'readable' && row.judgement.reportUrl).toBeUndefined();
  });
});
