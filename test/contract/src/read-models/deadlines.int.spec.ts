import { deadlinesPageSchema } from '@interventions/contracts';
import { evaluate } from '@interventions/domain';
import { checkLaw } from '@interventions/eventsourcing/testing';
import type { Deadline, DeadlineQuery, ViewQueries } from '@interventions/read-models';
import fc from 'fast-check';
import { dueCases } from './due-cases.js';
import { idOf, RecordedLog, today } from './recorded-log.js';

const log = new RecordedLog();
let queries: ViewQueries;

beforeAll(async () => {
  await log.tell(...dueCases);
  queries = await log.ask();
});
afterAll(() => log.close());

const list = (query: DeadlineQuery, on = today) =>
  deadlinesPageSchema.parse(queries.deadlines({ limit: 200, ...query }, on));
const reports = (query: DeadlineQuery, on = today): readonly string[] =>
  list({ kind: 'commissioner-report', ...query }, on).items.map((one) => one.authority);

describe('the list of deadlines', () => {
  it.each<[DeadlineQuery, readonly string[]]>([
    [{}, ['Slough', 'Birmingham', 'Devon']],
    [{ window: 'overdue' }, ['Slough']],
    [{ window: '7' }, ['Birmingham']],
    [{ window: '30' }, ['Birmingham']],
    [{ window: 'later' }, ['Devon']],
    [{ window: 'settled' }, ['Norfolk']],
    [{ within: { officer: 'Priya Nair' } }, ['Slough', 'Birmingham']],
    [{ within: { team: 'South' } }, ['Devon']],
    [{ owner: 'Priya Nair', team: 'North and Midlands' }, ['Slough']],
    [{ q: 'BIRM report' }, ['Birmingham']],
    [{ sort: 'authority' }, ['Birmingham', 'Devon', 'Slough']],
    [{ sort: 'owner' }, ['Slough', 'Birmingham', 'Devon']],
  ])('for %j', (query, authorities) => {
    expect(reports(query)).toEqual(authorities);
  });

  it('counts each part whatever part is shown', () => {
    const { counts, ages, total } = list({ kind: 'commissioner-report', window: 'overdue' });
    expect(total).toBe(1);
    expect(counts).toEqual({
      overdue: 1,
      in7: 1,
      in30: 1,
      in90: 1,
      later: 1,
      noDate: 0,
      cannotTell: 0,
    });
    expect(ages.filter(({ count }) => count > 0)).toEqual([
      { id: '30', label: '8 to 30 days', count: 1 },
    ]);
  });

  it('moves with the day of asking, and with nothing else', () => {
    const before = reports({ window: 'overdue' });
    expect(reports({ window: 'overdue' }, '2026-10-31')).toEqual([]);
    expect(reports({ window: 'overdue' }, '2026-11-26')).toEqual(['Slough', 'Birmingham']);
    expect(reports({ window: 'overdue' })).toEqual(before);
  });

  it('names kinds, owners and teams of open cases to choose from', () => {
    const { facets } = list({});
    expect(facets.owners).toEqual(['Priya Nair']);
    expect(facets.teams).toEqual(['North and Midlands', 'South']);
    expect(facets.kinds).toContainEqual({
      id: 'commissioner-report',
      title: 'Commissioner’s report',
    });
  });

  it('gives each line once over its pages, in the same order', () => {
    const whole = list({}).items.map(lineOf);
    expect(whole.length).toBeGreaterThan(2);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = list({ cursor, limit: 2 });
      paged.push(...page.items.map(lineOf));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole);
    expect(() => list({ cursor: 'nonsense' })).toThrow('place in the list');
  });

  it('is for every day what the policy engine says of each open case', () => {
    const open = ['slough', 'birmingham', 'devon'];
    const histories = open.map((name) => {
      const id = idOf(name);
      const { own = [], council = [] } = queries.caseHistory(id) ?? {};
      return { id, history: [...own, ...council] };
    });
    const days = fc
      .date({ min: new Date('2026-11-21'), max: new Date('2032-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const line = (id: string, one: Pick<Deadline, 'key' | 'state' | 'daysLeft' | 'explanation'>) =>
      [id, one.key, one.state, one.daysLeft, one.explanation].join(' ');
    checkLaw(
      'the list of a day is what is owed in every open case',
      [days],
      (day) => {
        const expected = histories.flatMap(({ id, history }) =>
          evaluate(null, history, { asOf: day })
            .obligations.filter((one) => ['open', 'missed'].includes(one.state))
            .filter((one) => one.met === null && one.waived === null && one.lapsed === null)
            .map((one) => line(id, one)),
        );
        const shown = everything(day)
          .filter((one) => one.state !== 'cannot-tell')
          .map((one) => line(one.interventionId, one));
        expect([...shown].sort()).toEqual([...expected].sort());
      },
      { runs: 40 },
    );
  });
});

function lineOf({ interventionId, key }: Pick<Deadline, 'interventionId' | 'key'>): string {
  return `${interventionId} ${key}`;
}

function everything(day: string): readonly Deadline[] {
  const items: Deadline[] = [];
  let cursor: string | undefined;
  do {
    const page = queries.deadlines({ cursor, limit: 200 }, day);
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return items;
}
