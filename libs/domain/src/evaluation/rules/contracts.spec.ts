import { inShort, obligationsOn, step } from '../../testing/index.js';

const contract = (details: Record<string, unknown>, on = '2015-09-20') =>
  step('ContractSigned', on, {
    vehicle: 'example-trust',
    vehicleName: 'Example Trust',
    ...details,
  });
const live = step('ServiceTransferred', '2015-10-01', { vehicle: 'example-trust' });
const review = (on: string, outcome = 'continue') =>
  step('ContractReviewed', on, { by: 'council', outcome });
const expiries = (asOf: string, ...steps: Parameters<typeof obligationsOn>[2]) =>
  obligationsOn('contract-expiry', asOf, steps);

describe('the end of a contract', () => {
  it('is the last day of its term, counted in whole years from its start', () => {
    const term = contract({ start: '2016-02-29', termYears: 5 });
    expect(expiries('2016-03-01', term)).toMatchObject([
      { what: 'Contract with Example Trust ends', due: { latest: '2021-02-27' }, state: 'open' },
    ]);
    expect(expiries('2016-03-01', contract({ start: '2015-10-01', termYears: 10 }))).toMatchObject([
      { due: { earliest: '2025-09-30', latest: '2025-09-30' } },
    ]);
  });

  it('is any day that the document leaves open, and ending on one of them is in time', () => {
    const steps = [contract({ end: '2021' }), live];
    expect(expiries('2021-06-01', ...steps)).toMatchObject([
      { due: { earliest: '2021-01-01', latest: '2021-12-31' }, state: 'cannot-tell' },
    ]);
    const expired = step('ContractExpired', '2021-06-30');
    expect(inShort(expiries('2022-01-01', ...steps, expired))).toEqual(['- met 2021-12-31']);
  });

  it('moves with extensions, variations and notice, and every former day is kept', () => {
    const steps = [
      contract({ start: '2015-10-01', termYears: 5 }),
      live,
      step('ContractExtended', '2020-01-01', { years: 2 }),
      step('ContractVaried', '2021-01-01', { summary: 'Longer', newEnd: '2023-03-31' }),
      step('ContractNoticeGiven', '2022-01-01', { by: 'The council', endsOn: '2022-09-30' }),
    ];
    const [one] = expiries('2022-09-30', ...steps);
    expect(one).toMatchObject({ state: 'open', due: { latest: '2022-09-30' } });
    expect(one?.dueHistory.map(({ from }) => from?.latest)).toEqual([
      '2020-09-30',
      '2022-09-30',
      '2023-03-31',
    ]);
    expect(inShort(expiries('2022-10-01', ...steps))).toEqual(['- missed 2022-09-30']);
  });

  it('is known of a contract that only its go-live implies once it is extended from a date', () => {
    expect(expiries('2020-01-01', live)).toEqual([]);
    const extended = step('ContractExtended', '2023', { years: 5, from: '2024-08-01' });
    expect(expiries('2024-01-01', live, extended)).toMatchObject([
      { due: { latest: '2029-07-31' }, dueHistory: [], state: 'open' },
    ]);
    const vague = step('ContractExtended', '2023', { years: 5 });
    expect(expiries('2024-01-01', live, vague)).toMatchObject([
      {
        due: null,
        state: 'open',
        explanation: expect.stringContaining('No source says when') as string,
      },
    ]);
  });

  it('is met by a return, a termination or a new contract with the same party, and outlives the case', () => {
    const steps = [contract({ end: '2021-03-31' }), live];
    const returned = step('ReturnedToCouncil', '2020-04-01', { complete: true });
    expect(expiries('2022-01-01', ...steps, returned)[0]?.met?.because).toBe(
      'The services returned to the council',
    );
    const terminated = step('ContractTerminated', '2020-04-01', { mutualConsent: true });
    expect(expiries('2022-01-01', ...steps, terminated)[0]?.state).toBe('met');
    const renewed = contract({ end: '2026-03-31' }, '2021-03-15');
    expect(inShort(expiries('2022-01-01', ...steps, renewed))).toEqual([
      '- met 2021-03-31',
      '- open 2026-03-31',
    ]);
    const closed = step('InterventionClosed', '2018-01-01', {
      testMet: 'Good',
      deliverySettledAs: 'vehicle-kept-by-choice',
    });
    expect(expiries('2021-04-01', ...steps, closed)[0]?.state).toBe('missed');
  });

  it('is the same for a partnership: its term, renewals and notice in months', () => {
    const steps = [
      step('PartnershipStarted', '2015-07-01', {
        vehicle: 'example-partnership',
        lead: 'Hampshire',
        termYears: 3,
      }),
      step('PartnershipRenewed', '2018-03-01', { termYears: 5 }),
      step('PartnershipNoticeGiven', '2022-07-10', { by: 'Hampshire', noticeMonths: 6 }),
      step('PartnershipEnded', '2023-01-31', { servicesReturned: true }),
    ];
    const [one] = expiries('2024-01-01', ...steps);
    expect(one).toMatchObject({
      what: 'Partnership with Hampshire ends',
      due: { latest: '2023-01-10' },
      state: 'met-late',
    });
    expect(one?.dueHistory.map(({ from }) => from?.latest)).toEqual(['2018-06-30', '2023-06-30']);
  });
});

describe('reviews that a contract sets', () => {
  const set = contract({ start: '2015-10-01', reviewDates: ['2017-10-01', '2019-10-01'] });
  const reviews = (asOf: string, ...steps: Parameters<typeof obligationsOn>[2]) =>
    inShort(obligationsOn('contract-review', asOf, [set, ...steps]));

  it('are met by the review of their period, and a late one counts for the period it belongs to', () => {
    expect(reviews('2017-10-02')).toEqual(['1 missed 2017-10-01', '2 open 2019-10-01']);
    expect(reviews('2018-01-01', review('2017-09-01'))[0]).toBe('1 met 2017-10-01');
    expect(reviews('2019-12-01', review('2017-11-01'), review('2019-09-01'))).toEqual([
      '1 met-late 2017-10-01',
      '2 met 2019-10-01',
    ]);
    expect(reviews('2019-12-01', review('2019-09-01'))).toEqual([
      '1 missed 2017-10-01',
      '2 met 2019-10-01',
    ]);
    expect(reviews('2020-12-01', review('2017-09-01'), review('2020-01-01'))).toEqual([
      '1 met 2017-10-01',
      '2 met-late 2019-10-01',
    ]);
  });

  it('lapse when the contract ends', () => {
    const expired = step('ContractExpired', '2018-01-01');
    expect(reviews('2020-01-01', review('2017-09-01'), expired)[1]).toBe('2 lapsed 2019-10-01');
  });
});

describe('points of a contract', () => {
  const set = contract({
    start: '2015-10-01',
    reviewDates: ['2017-10-01'],
    breakOn: '2020-10-01',
    noticeBy: '2020-03-31',
  });

  it('pass when nothing is decided, without being missed', () => {
    expect(inShort(obligationsOn('contract-break', '2020-10-01', [set]))).toEqual([
      '- open 2020-10-01',
    ]);
    const [passed] = obligationsOn('contract-break', '2020-10-02', [set]);
    expect(passed).toMatchObject({
      state: 'lapsed',
      explanation: expect.stringContaining('It has passed and nothing was recorded.') as string,
    });
    expect(inShort(obligationsOn('contract-notice', '2020-04-01', [set]))).toEqual([
      '- lapsed 2020-03-31',
    ]);
  });

  it('are settled by notice, an extension or, for the break, a review since the one before it', () => {
    const notice = step('ContractNoticeGiven', '2020-03-01', { by: 'The council' });
    expect(obligationsOn('contract-notice', '2020-03-02', [set, notice])[0]?.state).toBe('met');
    expect(obligationsOn('contract-break', '2020-03-02', [set, notice])[0]?.state).toBe('met');
    const broke = (on: string, outcome?: string) =>
      obligationsOn('contract-break', '2020-06-01', [set, review(on, outcome)])[0]?.state;
    expect([broke('2017-09-01'), broke('2019-09-01'), broke('2019-09-01', 'noted')]).toEqual([
      'open',
      'met',
      'open',
    ]);
  });
});
