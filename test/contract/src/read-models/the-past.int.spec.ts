import { stateAnswerSchema, timelineSchema } from '@interventions/contracts';
import { stateOf } from '@interventions/domain';
import { QueryError } from '@interventions/read-models';
import { idOf, judgement, opening, RecordedLog } from './recorded-log.js';

const slough = idOf('slough');
const asked = '2026-08-01T00:00:00.000Z';

async function recordedOverTime(): Promise<RecordedLog> {
  const log = new RecordedLog();
  log.now = '2026-03-28T23:59:59.999Z';
  await log.tell(opening('slough', '871'));
  log.now = '2026-03-29T22:59:59.999Z';
  await log.tell(judgement('871', '2019-03-04'));
  log.now = '2026-03-29T23:00:00.000Z';
  const direction = await log.tell({
    of: 'slough',
    act: 'DirectionIssued',
    on: '2014-10',
    details: { kind: 'social-care' },
  });
  log.now = '2026-04-02T10:00:00.000Z';
  await log.tell({
    of: 'slough',
    act: 'EntryCorrected',
    details: { target: direction, replacement: { effectiveOn: '2020-05' }, because: 'A slip' },
  });
  return log;
}

describe('the timeline of a case in the past', () => {
  let log: RecordedLog;
  beforeAll(async () => (log = await recordedOverTime()));
  afterAll(() => log.close());

  const sentencesAt = async (
    knownAt: string | null,
    validAt: string | null = null,
  ): Promise<readonly string[] | undefined> => {
    const queries = await log.ask();
    const known = knownAt === null ? null : queries.resolveKnownAt(knownAt, asked);
    const asAt = {
      validAt,
      knownAt: known?.position ?? null,
      knownAtInstant: known?.instant ?? null,
    };
    const timeline = queries.timelineOfCase(slough, { order: 'oldest' }, asAt);
    if (timeline !== undefined) timelineSchema.parse(timeline);
    return timeline?.items.map((entry) => `${entry.effectiveOn} ${entry.act}`);
  };

  it('is the case’s own with its council’s, by date of effect', async () => {
    expect(await sentencesAt(null)).toEqual([
      '2014-02-14 InterventionOpened',
      '2016-06-01 EntryCorrected',
      '2019-03-04 JudgementRecorded',
      '2020-05 DirectionIssued',
    ]);
  });

  it('holds what was known at the end of a London day, summer time included', async () => {
    expect(await sentencesAt('2026-03-27')).toBeUndefined();
    expect(await sentencesAt('2026-03-28')).toEqual(['2014-02-14 InterventionOpened']);
    expect(await sentencesAt('2026-03-29')).toHaveLength(2);
    expect(await sentencesAt('2026-03-30')).toEqual([
      '2014-02-14 InterventionOpened',
      '2014-10 DirectionIssued',
      '2019-03-04 JudgementRecorded',
    ]);
  });

  it('holds what was known at an instant, that of recording included, and at a position', async () => {
    expect(await sentencesAt('2026-03-29T23:00:00.000Z')).toHaveLength(3);
    expect(await sentencesAt('2026-03-30T00:00:00+01:00')).toHaveLength(3);
    expect(await sentencesAt('2026-03-29T22:59:59.999Z')).toHaveLength(2);
    expect(await sentencesAt('0000000c-00000000000000000003')).toHaveLength(3);
    expect(await sentencesAt('0000000c-00000000000000000000')).toBeUndefined();
  });

  it('holds what may have happened by a day', async () => {
    expect(await sentencesAt(null, '2020-05-01')).toHaveLength(4);
    expect(await sentencesAt(null, '2020-04-30')).toHaveLength(3);
    expect(await sentencesAt('2026-03-30', '2014-10-01')).toEqual([
      '2014-02-14 InterventionOpened',
      '2014-10 DirectionIssued',
    ]);
  });

  it('names the position and the instant that it answers for, never a later one than asked', async () => {
    const queries = await log.ask();
    const last = await log.store.head();
    expect(queries.resolveKnownAt('2026-12-31', asked)).toEqual({
      position: last,
      instant: '2026-04-02T10:00:00.000Z',
    });
    expect(queries.resolveKnownAt('2026-12-31', '2026-03-29T23:30:00.000Z')).toEqual({
      position: '0000000c-00000000000000000003',
      instant: '2026-03-29T23:00:00.000Z',
    });
    expect(queries.resolveKnownAt('2020-01-01', asked)).toEqual({
      position: '0000000c-00000000000000000000',
      instant: null,
    });
  });

  it.each([
    'yesterday',
    '2026-02-30',
    '2026-03',
    '0000000d-00000000000000000001',
    '2026-03-29T10:00:00',
  ])('refuses %s as a time', async (text) => {
    const queries = await log.ask();
    expect(() => queries.resolveKnownAt(text, asked)).toThrow(QueryError);
  });

  it('refuses a position that the log has not reached', async () => {
    const queries = await log.ask();
    expect(() => queries.resolveKnownAt('0000000c-00000000000000000099', asked)).toThrow(
      'does not reach',
    );
  });
});

describe('the state of a case at a time', () => {
  it('is the domain’s, and for a fixed position stays the same whatever is recorded later', async () => {
    const log = await recordedOverTime();
    const queries = await log.ask();
    const knownAt = '0000000c-00000000000000000003';
    const at = { validAt: '2015-01-01', knownAt };
    const before = queries.caseStateAt(slough, at);
    const entries = [...(await log.entriesOf('slough')), ...(await log.entriesOf('871'))];
    expect(before?.state).toEqual(stateOf(entries, at).state);
    expect(before?.state.instruments).toMatchObject([{ kind: 'direction', since: '2014-10' }]);
    await log
      .tell({ of: 'slough', act: 'DirectionRevoked', on: '2014-11-01', details: {} })
      .catch(() => undefined);
    await log.tell({
      of: 'slough',
      act: 'MemorandumSigned',
      on: '2014-05',
      details: { parties: ['A'] },
    });
    const after = (await log.ask()).caseStateAt(slough, at);
    expect({ ...after, position: '' }).toEqual({ ...before, position: '' });
    expect(after?.position).not.toBe(before?.position);
    const asAt = { validAt: at.validAt, knownAt, knownAtInstant: null };
    stateAnswerSchema.parse(JSON.parse(JSON.stringify({ asAt, ...after })));
    expect(queries.caseStateAt(idOf('nobody'))).toBeUndefined();
    await log.close();
  });

  it('names the entries whose imprecise date may lie after the day', async () => {
    const log = await recordedOverTime();
    const answer = (await log.ask()).caseStateAt(slough, { validAt: '2020-05-10' });
    expect(answer?.uncertain).toHaveLength(1);
    expect(answer?.entries).toEqual(expect.arrayContaining([...(answer?.uncertain ?? [])]));
    await log.close();
  });
});
