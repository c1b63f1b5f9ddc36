import { newerType, ToyLog } from './toy-log.fixture.js';

describe('an event that a model cannot take in', () => {
  let log: ToyLog;
  beforeEach(() => (log = new ToyLog()));
  afterEach(() => log.dispose());

  const poison = () => new Set(['poison', '!poison']);

  it('parks its stream there; what came before stays and other streams go on', async () => {
    const views = await log.follow({ poison: poison() });
    await log.tell('a', 'one', 'x');
    const parkedAt = await log.tell('a', 'poison', 'x');
    await log.tell('a', 'after', 'x');
    const last = await log.tell('b', 'other', 'y');
    expect(await views.waitFor(last, 5_000)).toBe('reached');
    expect(log.texts()).toEqual({ a: 'one', b: 'other' });
    expect(views.parked()).toMatchObject([
      {
        model: 'toy',
        stream: 'intervention-a',
        position: parkedAt,
        revision: 1n,
        error: 'cannot take in poison',
      },
    ]);
    const status = await views.status();
    expect(status.map((one) => one.parkedStreams)).toEqual([0, 1]);
  });

  it('is found among those of a batch and of a build alike', async () => {
    await log.tell('a', 'one', 'x');
    await log.tell('b', 'two', 'x');
    const parkedAt = await log.tell('a', 'poison', 'x');
    await log.tell('b', 'three', 'x');
    await log.tell('a', 'after', 'x');
    await log.tell('c', 'four', 'x');
    const built = await log.follow({ poison: poison() });
    expect(built.parked()).toMatchObject([{ stream: 'intervention-a', position: parkedAt }]);
    const rows = {
      texts: log.texts(),
      groups: log.rows('toy_groups'),
      events: log.rows('toy_events'),
    };
    expect(rows.texts).toEqual({ a: 'one', b: 'two three', c: 'four' });
    expect(rows.groups).toEqual([['x', 'one two three four']]);
    expect(rows.events.map((row) => (row as string[])[1])).toEqual(['one', 'two', 'three', 'four']);
    await built.rebuild();
    expect({
      texts: log.texts(),
      groups: log.rows('toy_groups'),
      events: log.rows('toy_events'),
    }).toEqual(rows);
  });

  it('may fail when it is projected already, and keeps its place in the order then too', async () => {
    const views = await log.follow({ poison: poison() });
    await log.tell('a', '!poison');
    const last = await log.tell('a', 'after');
    expect(await views.waitFor(last, 5_000)).toBe('reached');
    expect(views.parked()).toMatchObject([{ revision: 0n, error: 'cannot read !poison' }]);
    expect(log.texts()).toEqual({});
  });

  it('stays parked over a restart, with what comes after it', async () => {
    const first = await log.follow({ poison: poison() });
    await first.waitFor(await log.tell('a', 'poison'), 5_000);
    await first.close();
    const last = await log.tell('a', 'after');
    const views = await log.follow({ poison: poison() });
    await views.waitFor(last, 5_000);
    expect(views.parked()).toMatchObject([{ revision: 0n }]);
    expect(log.texts()).toEqual({});
  });

  it('is taken in by a retry once its fault is mended, with everything after it in order', async () => {
    const faults = poison();
    const views = await log.follow({ poison: faults });
    await log.tell('a', 'one');
    await log.tell('a', 'poison');
    await log.tell('b', 'other');
    await views.waitFor(await log.tell('a', 'after'), 5_000);
    expect(await views.retry()).toMatchObject({ released: [], stillParked: [{ revision: 1n }] });
    faults.clear();
    expect(await views.retry()).toEqual({
      released: [{ model: 'toy', stream: 'intervention-a' }],
      stillParked: [],
    });
    expect(log.texts()).toEqual({ a: 'one poison after', b: 'other' });
    expect(log.rows('toy_groups')).toEqual([['g', 'one poison after other']]);
    expect(log.rows('toy_events')).toHaveLength(4);
    const last = await log.tell('a', 'more');
    expect(await views.waitFor(last, 5_000)).toBe('reached');
    expect(log.texts()['a']).toBe('one poison after more');
  });

  it('is parked again at the next fault by a retry, having gone as far as it can', async () => {
    const faults = new Set(['poison', 'second']);
    const views = await log.follow({ poison: faults });
    await log.tell('a', 'poison');
    await log.tell('a', 'fine');
    await views.waitFor(await log.tell('a', 'second'), 5_000);
    faults.delete('poison');
    const report = await views.retry();
    expect(report.stillParked).toMatchObject([{ revision: 2n, error: 'cannot take in second' }]);
    expect(log.texts()).toEqual({ a: 'poison fine' });
  });

  it('parks its stream in every model when its personal data cannot be read', async () => {
    const views = await log.follow({
      protector: {
        protect: (_type, data) => Promise.resolve(data),
        reveal: (_type, data) => {
          if (data['text'] === 'sealed') throw new Error('no key');
          return data;
        },
      },
    });
    await log.tell('a', 'one');
    await views.waitFor(await log.tell('a', 'sealed'), 5_000);
    expect(views.parked().map(({ model, error }) => [model, error])).toEqual([
      ['entries', 'no key'],
      ['toy', 'no key'],
    ]);
    expect(log.texts()).toEqual({ a: 'one' });
  });
});

describe('an event of a type that this release does not know', () => {
  it('stops the model there, and only that model; a newer release builds it again', async () => {
    const log = new ToyLog();
    const views = await log.follow();
    const before = await log.tell('a', 'one');
    await log.tell('a', 'two', 'g', newerType);
    const last = await log.tell('b', 'three');
    expect(await views.waitFor(last, 5_000, ['entries'])).toBe('reached');
    expect(await views.waitFor(last, 20)).toBe('behind');
    const status = await views.status();
    expect(status.map(({ name, state, position }) => [name, state, position])).toEqual([
      ['entries', 'following', last],
      ['toy', 'stopped', before],
    ]);
    expect(status[1]?.detail).toContain('No event of type evidence-attached.v1 is known');
    expect(status[1]?.lagEvents).toBe(2);
    expect(views.parked()).toEqual([]);
    expect(log.texts()).toEqual({ a: 'one' });
    await views.rebuild('toy');
    expect((await views.status())[1]).toMatchObject({ state: 'stopped', position: before });
    await views.close();
    const newer = await log.follow({ knowsNewer: true });
    expect((await newer.status()).map(({ state }) => state)).toEqual(['following', 'following']);
    expect(log.texts()).toEqual({ a: 'one two', b: 'three' });
    await log.dispose();
  });
});
