import type { Given } from '../given-events.fixture.js';
import { contractDatesOverview } from './contract-dates.overview.js';
import { did, givenCase, onDay, rowsOf } from './given-case.fixture.js';

const moved = did('ServiceTransferred', '2021-04-01', { vehicle: 'trust', vehicleName: 'A trust' });
const contract = (details: Readonly<Record<string, unknown>>) =>
  did('ContractSigned', '2021-04-01', { vehicle: 'trust', vehicleName: 'A trust', ...details });
const dates = (...steps: readonly Given[]) =>
  rowsOf(contractDatesOverview([givenCase(...steps)], onDay), 'dates').map(
    ([, what, , , by, notice, standing]) => [what, by, notice, standing],
  );
const ahead = 'In the next 24 months';

describe('contract dates', () => {
  it('puts what falls in the next 24 months in order, with the day for notice', () => {
    const terms = {
      end: '2028-03-31',
      reviewDates: ['2027-01-15'],
      breakOn: '2027-09-30',
      noticeBy: '2027-03-31',
    };
    expect(dates(moved, contract(terms))).toEqual([
      ['Review', '15 January 2027', 'None needed to review', ahead],
      ['Last day for notice', '31 March 2027', 'This is the day', ahead],
      ['Break point', '30 September 2027', '31 March 2027', ahead],
      ['End', '31 March 2028', '31 March 2027', ahead],
    ]);
  });

  it('looks as far as the last day of 24 months and no further', () => {
    expect(dates(moved, contract({ end: '2028-11-21' }))[0]?.[3]).toBe(ahead);
    expect(dates(moved, contract({ end: '2028-11-22' }))[0]?.[3]).toBe('Later');
  });

  it('keeps a date that passed with nothing recorded since', () => {
    expect(dates(moved, contract({ end: '2026-03-31' }))).toEqual([
      ['End', '31 March 2026', 'Not recorded', 'Passed, and nothing is recorded since'],
    ]);
  });

  it('tells of services that moved without a contract on record', () => {
    const found = contractDatesOverview([givenCase(moved)], onDay);
    expect(rowsOf(found, 'dates')).toEqual([
      [
        'Slough',
        'End',
        'Terms with A trust are not recorded',
        'Not in the sources',
        'Not in the sources',
        'Not recorded',
        'No source says when',
      ],
    ]);
    expect(found.picture).toBeNull();
    expect(found.finding).toContain(', no recorded date of a contract falls');
  });

  it('says how often the day for notice is recorded, and draws one mark for each date', () => {
    const found = contractDatesOverview(
      [givenCase(moved, contract({ end: '2027', reviewDates: ['2027-01-15'] }))],
      onDay,
    );
    expect(found.finding).toContain('The last day for notice is recorded for 0 of the 1');
    expect(found.picture).toMatchObject({
      rows: [
        {
          label: 'Slough',
          spans: [{ from: '2027-01-01', to: '2027-12-31' }],
          marks: [{ shape: 'ring' }, { shape: 'square' }],
        },
      ],
    });
  });

  it('forgets a contract that ended', () => {
    expect(
      dates(
        moved,
        contract({ end: '2028-03-31' }),
        did('ReturnedToCouncil', '2024-10-01', { complete: true }),
      ),
    ).toEqual([]);
  });
});
