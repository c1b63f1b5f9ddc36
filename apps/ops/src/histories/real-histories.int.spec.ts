import type { ActName, CaseState, Entry } from '@interventions/domain';
import { historyInterventionId } from './history-ids.js';
import { importRealHistories, type RealHistories } from './real-histories.fixture.js';

/** The table of facts behind the files has this many rows; each is in a file or listed in the README. */
const rowsOfTheTable = 237;

let real: RealHistories;

beforeAll(async () => {
  real = await importRealHistories();
}, 60_000);

function directionsIn(state: CaseState): readonly string[] {
  return state.instruments
    .filter((one) => one.kind === 'direction')
    .map((one) => `${one.name} ${one.since}`);
}

async function claimsOn(file: string, intervention: string, act: ActName) {
  const entries = await real.entriesOf(file, intervention);
  return (entries.find((entry) => entry.act === act)?.data.claims ?? []).map(
    (claim) => claim.effectiveOn,
  );
}

function opening(entries: readonly Entry[]): Entry | undefined {
  return entries.find((entry) => entry.act === 'InterventionOpened');
}

describe('the real histories', () => {
  it('are accepted whole by the ordinary commands', () => {
    expect(real.refused).toEqual([]);
    expect(real.files).toHaveLength(29);
    expect(new Set(real.steps.map(({ laCode }) => laCode)).size).toBe(29);
    expect(real.steps.length).toBeGreaterThan(350);
  });

  it('hold every row of the table of facts', () => {
    const held = [...new Set(real.steps.flatMap(({ rows }) => rows))].sort((a, b) => a - b);
    expect(held).toEqual(Array.from({ length: rowsOfTheTable }, (_, index) => index + 1));
  });

  it('give no council the row of another', () => {
    const files = new Map<number, Set<string>>();
    for (const { file, rows } of real.steps)
      for (const row of rows) files.set(row, (files.get(row) ?? new Set()).add(file));
    expect([...files].filter(([, names]) => names.size > 1)).toEqual([]);
  });

  it('declare what they cover, each of them', () => {
    const declared = real.steps.filter(({ act }) => act === 'CoverageDeclared');
    expect(new Set(declared.map(({ file }) => file)).size).toBe(29);
  });

  it('cite a source for every fact, with whole web addresses', () => {
    const facts = real.steps.filter(({ act }) => act !== 'CoverageDeclared');
    expect(facts.filter(({ input }) => input['source'] === undefined)).toEqual([]);
    expect(JSON.stringify(facts.map(({ input }) => input['source']))).not.toContain('...');
  });

  it('leave a case open unless a source says that it was closed', async () => {
    const closed = real.steps.filter(({ act }) => act === 'InterventionClosed');
    expect(closed.map(({ file }) => file)).toEqual(['kirklees.yaml']);
    expect((await real.stateOf('kirklees', 'spell-2016')).status).toBe('closed');
  });
});

describe('Slough', () => {
  const first = 'Direction (social care) 2014-10';
  const second = 'Second direction (education functions to the trust) 2014-10/2016-09-06';
  const third = 'Third direction 2014-10/2017-10-02';
  const fourth = 'Direction (education functions) 2017-10-02~';
  const fifth = 'Direction (social care) 2020-05';
  const sixth = 'Direction (social care) 2021-04-01';

  it.each([
    ['2014-09-30', []],
    ['2015-10-01', [first, second, third]],
    ['2016-09-06', [first, third]],
    ['2018-01-01', [first, third, fourth]],
    ['2021-03-31', [first, third, fourth, fifth]],
    ['2021-04-01', [sixth]],
    ['2024-01-01', [sixth, 'Direction (SEND) 2023-08-04']],
  ])('had its directions in force on %s', async (validAt, expected) => {
    expect(directionsIn(await real.stateOf('slough', 'spell-2014', { validAt }))).toEqual(expected);
  });

  it('keeps the three dates that sources give for the start of the trust', async () => {
    expect(await claimsOn('slough', 'spell-2014', 'ServiceTransferred')).toEqual([
      '2015-09-30',
      '2015-09',
    ]);
    const before = await real.stateOf('slough', 'spell-2014', { validAt: '2015-09-30' });
    const after = await real.stateOf('slough', 'spell-2014', { validAt: '2015-10-01' });
    expect([before.delivery.phase, after.delivery.phase]).toEqual(['setting-up', 'trust']);
  });

  it('reaches back to the judgement of 2011', async () => {
    const { judgements } = await real.stateOf('slough', 'spell-2014');
    expect(judgements.map(({ effectiveOn }) => effectiveOn)).toEqual([
      '2011-05',
      '2014-02-14',
      '2016-02-17',
      '2019-03-04',
      '2023-03-17',
    ]);
  });
});

describe('the delivery track', () => {
  it.each([
    ['doncaster', 'spell-2009', '2014-09-29', 'setting-up'],
    ['doncaster', 'spell-2009', '2014-09-30', 'trust'],
    ['doncaster', 'spell-2009', '2022-08-31', 'returning'],
    ['doncaster', 'spell-2009', '2022-09-01', 'council'],
    ['west-sussex', 'spell-2019', '2020-12-09', 'setting-up'],
    ['west-sussex', 'spell-2019', '2021-06-30', 'paused'],
    ['west-sussex', 'spell-2019', '2022-04-30', 'council'],
    ['isle-of-wight', 'spell-2012', '2023-08-31', 'partnership'],
    ['isle-of-wight', 'spell-2012', '2024-01-30', 'returning'],
    ['isle-of-wight', 'spell-2012', '2024-01-31', 'council'],
    ['windsor-and-maidenhead', 'spell-2016', '2017-07-31', 'setting-up'],
    ['windsor-and-maidenhead', 'spell-2016', '2017-08-01', 'trust'],
    ['worcestershire', 'spell-2017', '2024-10-01', 'council'],
    ['birmingham', 'spell-2009', '2026-06-30', 'trust'],
  ])('of %s (%s) on %s: %s', async (file, intervention, validAt, phase) => {
    expect((await real.stateOf(file, intervention, { validAt })).delivery.phase).toBe(phase);
  });

  it('keeps planned and actual go-live apart', async () => {
    const entries = await real.entriesOf('windsor-and-maidenhead', 'spell-2016');
    const planned = entries.find((entry) => entry.act === 'DeliveryModelAnnounced');
    const joined = entries.find((entry) => entry.act === 'CouncilJoinedVehicle');
    expect([planned?.data.details['plannedGoLive'], joined?.data.effectiveOn]).toEqual([
      '2017-04',
      '2017-08-01',
    ]);
  });

  it('keeps the dates of other sources beside the accepted one', async () => {
    expect(await claimsOn('doncaster', 'spell-2009', 'ServiceTransferred')).toEqual([
      '2014-10-01',
      '2014-10',
      '2014-10',
    ]);
    expect(await claimsOn('doncaster', 'spell-2009', 'ReturnedToCouncil')).toEqual([
      '../2022-09-30',
      '../2022-09',
    ]);
  });

  it('leaves nothing in force of the partnership on the Isle of Wight', async () => {
    const state = await real.stateOf('isle-of-wight', 'spell-2012');
    expect([state.arrangements, state.instruments]).toEqual([[], []]);
  });
});

describe('Northamptonshire', () => {
  it('passed its case to the two new councils', async () => {
    const state = await real.stateOf('northamptonshire', 'spell-2018');
    expect(state).toMatchObject({
      status: 'transferred',
      on: '2021-04-01',
      successors: ['940', '941'],
    });
  });

  it.each(['north-northamptonshire', 'west-northamptonshire'])(
    'is followed by the case of %s with the same trust',
    async (file) => {
      const entries = await real.entriesOf(file, 'spell-2021');
      expect(opening(entries)?.data.details['follows']).toBe(
        historyInterventionId('northamptonshire', 'spell-2018'),
      );
      const { status, delivery } = await real.stateOf(file, 'spell-2021');
      expect(status).toBe('open');
      expect(delivery).toMatchObject({ phase: 'trust', by: 'northamptonshire-childrens-trust' });
    },
  );
});

describe('policy and record', () => {
  it('notes the presumption set aside in Sefton in 2022, and none in Birmingham before there was one', async () => {
    const departuresIn = async (file: string, intervention: string) =>
      (await real.entriesOf(file, intervention)).flatMap((entry) =>
        entry.data.departures.map(({ rule }) => `${entry.data.effectiveOn} ${rule}`),
      );
    expect(await departuresIn('sefton', 'spell-2021')).toEqual(['2022-11-22 R5']);
    expect(await departuresIn('birmingham', 'spell-2009')).toEqual([]);
  });

  it('states what must have been in force without inventing when it began', async () => {
    const entries = await real.entriesOf('dudley', 'spell-2016');
    const stated = entries.filter((entry) => entry.act === 'AntecedentStated');
    expect(stated.map((entry) => entry.data.details['kind'])).toEqual([
      'direction-social-care',
      'commissioner',
    ]);
  });
});
