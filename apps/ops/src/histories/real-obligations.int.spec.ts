import {
  evaluate,
  findPolicy,
  stateOf,
  type ObligationAt,
  type ObligationKind,
} from '@interventions/domain';
import { importRealHistories, type RealHistories } from './real-histories.fixture.js';

let real: RealHistories;
beforeAll(async () => {
  real = await importRealHistories();
}, 60_000);

/** What was due in a real case, as the record tells it on a day. */
async function due(
  file: string,
  intervention: string,
  kind: ObligationKind,
  asOf = '2026-11-22',
  policy?: string,
): Promise<readonly ObligationAt[]> {
  const entries = await real.entriesOf(file, intervention);
  if (!entries.some(({ act }) => act === 'InterventionOpened'))
    throw new Error(`There is no ${intervention} in ${file}.`);
  const imposed = policy === undefined ? null : (findPolicy(policy) ?? null);
  return evaluate(imposed, entries, { asOf }).obligations.filter((one) => one.kind === kind);
}

const inShort = (obligations: readonly ObligationAt[]) =>
  obligations.map(({ state, due: by }) => `${state} ${by?.latest ?? 'no date'}`);

describe('Doncaster', () => {
  it('was to be good by October 2017 and was judged good in January 2018: met late', async () => {
    expect(inShort(await due('doncaster', 'spell-2009', 'target', '2018-01-18'))).toEqual([
      'missed 2017-10-31',
    ]);
    const [target] = await due('doncaster', 'spell-2009', 'target', '2018-01-19');
    expect(target?.state).toBe('met-late');
    expect(target?.explanation).toContain('from an inspection that ended on 24 November 2017');
  });

  it('went live within the autumn to which the date had moved from April 2014', async () => {
    const [goLive] = await due('doncaster', 'spell-2009', 'go-live');
    expect(goLive).toMatchObject({
      state: 'met',
      due: { latest: '2014-11-30' },
      dueHistory: [{ from: { latest: '2014-04-30' }, why: 'unknown' }],
    });
  });

  it('took services back in 2022, within the month planned and before the contract ended', async () => {
    expect(inShort(await due('doncaster', 'spell-2009', 'return'))).toEqual(['met 2022-09-30']);
    expect(inShort(await due('doncaster', 'spell-2009', 'contract-expiry'))).toEqual([
      'met 2024-12-31',
    ]);
  });
});

describe('Slough', () => {
  it('was never judged good under its trust: both targets were missed', async () => {
    expect(inShort(await due('slough', 'spell-2014', 'target'))).toEqual([
      'missed 2018-04-30',
      'missed 2020-12-31',
    ]);
  });

  it('has had six directions whose duties no source lists, so none is made up', async () => {
    expect(await due('slough', 'spell-2014', 'duty')).toEqual([]);
  });

  it('put a contract with its company in the place of the one with the trust, before its review', async () => {
    expect(inShort(await due('slough', 'spell-2014', 'contract-expiry'))).toEqual([
      'met 2021-09-30',
      'not-recorded 2026-03-31',
    ]);
    expect(inShort(await due('slough', 'spell-2014', 'contract-review'))).toEqual([
      'lapsed 2021-09-30',
    ]);
  });
});

describe('Windsor and Maidenhead', () => {
  it('went live four months after the plan, and its contract was extended to 2029', async () => {
    const [goLive] = await due('windsor-and-maidenhead', 'spell-2016', 'go-live');
    expect(goLive).toMatchObject({ state: 'met-late', due: { latest: '2017-04-30' } });
    expect(await due('windsor-and-maidenhead', 'spell-2016', 'contract-expiry')).toMatchObject([
      { state: 'open', due: { earliest: '2029-07-31', latest: '2029-08-30' } },
    ]);
  });
});

describe('Northamptonshire', () => {
  it('had its trust in November 2020: in time by the date it was moved to, late by the year of R7', async () => {
    const [goLive] = await due('northamptonshire', 'spell-2018', 'go-live');
    expect(goLive).toMatchObject({
      state: 'met',
      due: { latest: '2020-11-01' },
      dueHistory: [{ from: { latest: '2020-07-31' }, why: 'external' }],
    });
    expect(inShort(await due('northamptonshire', 'spell-2018', 'imposed-trust'))).toEqual([
      'met-late 2020-06-10',
    ]);
  });

  it('owes nothing since its case passed to the new councils', async () => {
    const entries = await real.entriesOf('northamptonshire', 'spell-2018');
    const { obligations } = evaluate(null, entries, { asOf: '2026-11-22' });
    expect(obligations.filter(({ state }) => state === 'open' || state === 'missed')).toEqual([]);
  });
});

describe('other cases', () => {
  it('Birmingham’s contract was extended by ten years, and no source says from when', async () => {
    expect(inShort(await due('birmingham', 'spell-2009', 'contract-expiry'))).toEqual([
      'open no date',
    ]);
  });

  it('West Sussex’s trust was directed, paused and cancelled: nothing was missed', async () => {
    expect(inShort(await due('west-sussex', 'spell-2019', 'imposed-trust'))).toEqual([
      'lapsed 2020-12-17',
    ]);
    expect(inShort(await due('west-sussex', 'spell-2019', 'go-live'))).toEqual(['lapsed no date']);
    expect(await due('west-sussex', 'spell-2019', 'go-live', '2021-06-01')).toMatchObject([
      { state: 'open', pausedSince: '2020-12-10' },
    ]);
  });

  it('Sandwell missed its target of 2022, was given another, and was judged good in 2025', async () => {
    expect(
      (await due('sandwell', 'spell-2014', 'target')).map(({ state }) => state).toSorted(),
    ).toEqual(['met', 'missed', 'not-recorded']);
  });

  it('Worcestershire’s duties have their dates, and what has none lapsed with its direction', async () => {
    expect(inShort(await due('worcestershire', 'spell-2017', 'duty'))).toEqual([
      'not-recorded 2017-12-31',
      'not-recorded 2018-03-31',
      'lapsed no date',
    ]);
  });

  it('the partnership on the Isle of Wight ended within the month that its notice left', async () => {
    const [end] = await due('isle-of-wight', 'spell-2012', 'contract-expiry');
    expect(end?.state).toBe('met');
    expect(end?.dueHistory.map(({ from }) => from?.latest)).toEqual(['2018-07-30', '2023-07-30']);
  });

  it('Lancashire’s notice set six months before the policy did; from then on the policy counts', async () => {
    expect(inShort(await due('lancashire', 'spell-2015', 'notice-review'))).toHaveLength(1);
    const imposed = await due(
      'lancashire',
      'spell-2015',
      'notice-review',
      '2026-11-22',
      'putting-children-first-2016',
    );
    expect(imposed).toEqual([]);
  });
});

describe('every real case', () => {
  it('has the same answer for ever for what was known at a position, whatever is recorded later', async () => {
    for (const entries of await real.everyCase()) {
      const positions = entries.map(({ position }) => position).sort();
      for (const part of [0.25, 0.5, 0.75]) {
        const knownAt = positions[Math.floor(positions.length * part)];
        const then = entries.filter(({ position }) => position <= (knownAt ?? ''));
        const [asked, known] = [
          evaluate(null, entries, { asOf: '2026-11-22', knownAt }),
          evaluate(null, then, { asOf: '2026-11-22' }),
        ];
        expect(asked.obligations).toEqual(known.obligations);
      }
    }
  });

  it('has an explanation in whole sentences for everything that is or was due', async () => {
    for (const entries of await real.everyCase()) {
      expect(stateOf(entries).state.status).not.toBe('not-opened');
      for (const { explanation } of evaluate(null, entries, { asOf: '2026-11-22' }).obligations)
        expect(explanation).toMatch(/^[A-Z].*\.$/s);
    }
  });
});
