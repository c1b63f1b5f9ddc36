import { did, givenCase, rowsOf } from './given-case.fixture.js';
import { moneyOverview } from './money.overview.js';

const live = did('ServiceTransferred', '2015-10-01', {
  vehicle: 'slough-trust',
  vehicleName: 'Slough Trust',
  model: 'independent-trust',
});

describe('the money', () => {
  it('tells each published sum with whom it was for', () => {
    const found = moneyOverview([
      givenCase(
        did('DeliveryModelAnnounced', '2014-10-01', {
          vehicle: 'slough-trust',
          vehicleName: 'Slough Trust',
          model: 'independent-trust',
          setUpCostPence: 330_000_000,
        }),
        did('GrantAwarded', '2014-11-01', { amountPence: 50_000_000, purpose: 'set-up' }),
        did('CouncilDecisionMade', '2015-01-01', {
          body: 'cabinet',
          subject: 'contract',
          verdict: 'approve',
          summary: 'The contract',
          money: 'A loan',
        }),
      ),
    ]);
    expect(rowsOf(found, 'sums').map((row) => row.slice(1))).toEqual([
      [
        'Set-up cost',
        '£3.3 million',
        'A number only',
        '1 October 2014',
        'Slough Trust',
        'Independent trust outside council ownership',
      ],
      [
        'Grant',
        '£500,000',
        'A number only',
        '1 November 2014',
        'Slough Trust',
        'Independent trust outside council ownership',
      ],
      [
        'In words',
        'In words only',
        'A loan',
        '1 January 2015',
        'Slough Trust',
        'Independent trust outside council ownership',
      ],
    ]);
    expect(rowsOf(found, 'routes')[0]).toEqual([
      'Independent trust outside council ownership',
      ...[
        '1',
        '1',
        '£3.3 million (1 sum)',
        '£500,000 (1 sum)',
        'None published',
        'None published',
        '1',
      ],
    ]);
  });

  it('tells a forecast overspend of a body that runs services from one that does not any more', () => {
    const monitored = did('ContractMonitored', '2025-11-12', {
      summary: 'Forecast',
      overspendPence: 1_400_000_000,
    });
    const running = moneyOverview([givenCase(live, monitored)]);
    expect(rowsOf(running, 'overspends').map((row) => row.slice(1))).toEqual([
      ['Slough Trust', 'Forecast overspend', '£14 million', '12 November 2025', 'Still run by it'],
    ]);
    expect(running.finding).toContain('latest Slough Trust: £14 million (12 November 2025).');
    const ended = moneyOverview([
      givenCase(live, monitored, did('ReturnedToCouncil', '2026-01-01', { complete: true })),
    ]);
    expect(rowsOf(ended, 'overspends')[0]?.at(-1)).toBe('Not run by it any more');
    expect(ended.finding).toContain('No body that runs services now');
  });

  it('counts a body without a sum as one, and says so where there is no sum at all', () => {
    expect(moneyOverview([givenCase(live)])).toMatchObject({
      finding: 'No sum is in the sources.',
      picture: { rows: [{ values: [0, 1] }] },
    });
  });
});
