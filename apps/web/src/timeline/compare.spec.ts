import { sampleEntry } from '../testing/samples.js';
import { laneId } from '../testing/lanes-samples.js';
import { caseChoices, readCompare } from './compare-query.js';
import { comparedYears } from './compare-years.js';
import { readLookBack } from './look-back.js';

const cases = [
  { id: laneId(1), laCode: '871', authority: 'Slough', openedOn: '2014-02-14' },
  { id: laneId(2), laCode: '371', authority: 'Doncaster', openedOn: '2009' },
  { id: laneId(3), laCode: '871', authority: 'Slough', openedOn: '2024-01' },
];

describe('which councils to compare', () => {
  it('are cases by id, or councils by code, which stand for their latest case', () => {
    const query = readCompare({ a: '871', b: laneId(2).toUpperCase(), by: 'opening' }, cases);
    expect(query).toEqual({ a: laneId(3), b: laneId(2), by: 'opening', problems: [] });
    expect(readCompare({ by: 'weather' }, cases)).toMatchObject({ a: '', by: 'calendar' });
  });

  it.each([
    [{ a: '871', b: '871' }, '#b', 'Second council: choose another council than the first'],
    [{ a: '999', b: '871' }, '#a', 'First council: choose a council from the list'],
    [{ a: '871', b: '<script>' }, '#b', 'Second council: choose a council from the list'],
  ])('%j is refused beside its field', (raw, href, text) => {
    expect(readCompare(raw, cases).problems).toMatchObject([{ href, text }]);
  });

  it('are told apart by when each case was opened', () => {
    expect(caseChoices(cases).map(({ text }) => text)).toEqual([
      'Slough, opened 14 February 2014',
      'Doncaster, opened 2009',
      'Slough, opened January 2024',
    ]);
  });
});

describe('the years of two cases', () => {
  const on = (effectiveOn: string) => sampleEntry({ effectiveOn });
  const both = [
    { entries: [on('2013-12-31'), on('2014-03-01'), on('unknown')], zero: '2014-02-10' },
    { entries: [on('2012-11'), on('2014-01')], zero: '2012-11-01' },
  ];
  const shown = (by: Parameters<typeof comparedYears>[1]) =>
    comparedYears(both, by).map(({ title, entries }) => [
      title,
      ...entries.map((all) => all.map((one) => one.effectiveOn).join()),
    ]);

  it('are those of the calendar', () => {
    expect(shown('calendar')).toEqual([
      ['2012', '', '2012-11'],
      ['2013', '2013-12-31', ''],
      ['2014', '2014-03-01', '2014-01'],
      ['Date not known', 'unknown', ''],
    ]);
  });

  it('or are counted from the start of each', () => {
    expect(shown('inadequate')).toEqual([
      ['1 year before', '2013-12-31', ''],
      ['Year 1', '2014-03-01', '2012-11'],
      ['Year 2', '', '2014-01'],
      ['Date not known', 'unknown', ''],
    ]);
  });
});

describe('looking back', () => {
  it('takes no day that has not come, and keeps what was typed', () => {
    const back = readLookBack({ validAt: '1 January 2190', from: 'soon' }, '2026-11-21');
    expect(back).toMatchObject({
      query: { validAt: undefined },
      typed: { validAt: '1 January 2190' },
      canonical: null,
      problems: [{ href: '#validAt', beside: 'Enter a day up to today' }],
    });
  });

  it('turns days in words into days in the URL', () => {
    const back = readLookBack({ validAt: '1 January 2016', a: 'x' }, '2026-11-21');
    expect(back.canonical).toEqual({ validAt: '2016-01-01', knownAt: undefined });
  });
});
