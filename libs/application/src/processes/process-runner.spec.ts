import type { ProcessName } from '@interventions/domain';
import { NotifierError } from '../notices/notifier.js';
import type { Timer } from '../scheduling/scheduler.js';
import { ProcessStage } from './process-stage.fixture.js';

const id = '7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b11';
const other = '8d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b12';
const reports: ProcessName = { concern: 'commissioner-report', interventionId: id };
const due = '2026-09-30';
let stage: ProcessStage;

beforeEach(() => {
  stage = new ProcessStage();
});

afterEach(() => stage.close());

async function openedCase(of = id): Promise<void> {
  await stage.record(of, 'InterventionOpened', { laCode: '871', trigger: 'emergency' });
  await stage.record(of, 'CaseOfficerAssigned', { officer: 'Priya Nair' });
  await stage.record(of, 'CommissionerAppointed', { commissioners: ['A. Person'], reportDue: due });
}

/** The timers of the commissioner's report, once it is watched. */
async function watched(of = id): Promise<readonly Timer[]> {
  stage.runner.start();
  const timers = () =>
    [...new Map(stage.scheduler.armed.map((one) => [one.id, one])).values()].filter(
      (one) => one.interventionId === of && one.concern === reports.concern,
    );
  await stage.until(() => timers().length >= 5);
  return timers();
}

const names = async () => (await stage.eventsOf(reports)).map(({ name }) => name);
const timerOf = (timers: readonly Timer[], at: string): Timer => {
  const found = timers.find((one) => one.at === at);
  if (found === undefined) throw new Error(`There is no timer at ${at}.`);
  return found;
};

describe('the runner of process managers', () => {
  it('watches what is recorded, and goes on with what is recorded later', async () => {
    await openedCase();
    const timers = await watched();
    expect(timers.map(({ at }) => at)).toEqual([
      '2026-08-31T07:00:00.000Z',
      '2026-09-23T07:00:00.000Z',
      '2026-09-29T07:00:00.000Z',
      '2026-09-30T07:00:00.000Z',
      '2026-09-30T23:00:00.000Z',
    ]);
    const reported = await stage.record(id, 'CommissionerReported', { stage: 'final' });
    await stage.until(async () => (await names()).includes('DeadlineUnwatched'));
    const end = (await stage.eventsOf(reports)).find(({ name }) => name === 'DeadlineUnwatched');
    expect(end?.data).toMatchObject({ due, causedBy: { events: [reported] } });
  });

  it('sends a reminder to the case officer when its moment has come, and not before', async () => {
    await openedCase();
    const first = timerOf(await watched(), '2026-08-31T07:00:00.000Z');
    expect(await stage.runner.wake(first)).toEqual({ kind: 'too-early', until: first.at });
    stage.clock.set('2026-08-31T07:00:00.000Z');
    expect(await stage.runner.wake(first)).toEqual({ kind: 'done' });
    expect(stage.post.taken).toMatchObject([
      {
        reference: first.id,
        to: { name: 'Priya Nair', address: 'Priya Nair@example' },
        template: 'deadline-30-days',
        values: {
          council: 'Slough',
          due: '30 September 2026',
          link: `https://interventions.example/interventions/${id}`,
        },
      },
    ]);
    expect(await names()).toEqual(
      expect.arrayContaining(['TimerFired', 'ReminderIntended', 'ReminderSent']),
    );
  });

  it('does nothing more when it is woken twice, also at the same time', async () => {
    await openedCase();
    const first = timerOf(await watched(), '2026-08-31T07:00:00.000Z');
    stage.clock.set('2026-08-31T07:00:00.000Z');
    await Promise.all([1, 2, 3].map(() => stage.runner.wake(first)));
    stage.clock.set('2026-08-31T07:00:30.000Z');
    await stage.runner.wake(first);
    expect(stage.post.taken).toHaveLength(1);
  });

  it('records a miss once, and tells of it', async () => {
    await openedCase();
    const last = timerOf(await watched(), '2026-09-30T23:00:00.000Z');
    stage.clock.set('2026-10-01T09:00:00.000Z');
    await Promise.all([stage.runner.wake(last), stage.runner.wake(last)]);
    await stage.runner.wake(last);
    const missed = (await stage.actsOf(id)).filter((act) => act === 'DeadlineMissed');
    expect(missed).toHaveLength(1);
    expect(stage.post.taken.map(({ template }) => template)).toEqual(['deadline-missed']);
    expect(await names()).toContain('MissRecorded');
  });

  it('tries a message again, and gives it up in the end', async () => {
    await openedCase();
    const first = timerOf(await watched(), '2026-08-31T07:00:00.000Z');
    stage.post.refusals.push(
      new NotifierError('The provider is away.', true),
      new NotifierError('There is no such address.', false),
    );
    stage.clock.set('2026-08-31T07:00:00.000Z');
    await stage.runner.wake(first);
    const retry = stage.scheduler.armed.at(-1);
    stage.clock.set('2026-08-31T07:01:00.000Z');
    expect(retry && (await stage.runner.wake(retry))).toEqual({ kind: 'done' });
    expect((await stage.eventsOf(reports)).slice(-4)).toMatchObject([
      { name: 'ReminderFailed', data: { because: 'The provider is away.' } },
      { name: 'ReminderClaimed', data: { attempt: 2 } },
      { name: 'ReminderFailed', data: { because: 'There is no such address.' } },
      { name: 'ReminderGivenUp', data: { attempt: 2 } },
    ]);
    expect(stage.post.taken).toEqual([]);
    expect(stage.faults.map(({ what }) => what)).toEqual(['message', 'message']);
  });

  it('refuses a timer of a case that there is not', async () => {
    stage.runner.start();
    const timer: Timer = { id: other, at: '2026-01-01T00:00:00.000Z', ...reports };
    expect(await stage.runner.wake(timer)).toMatchObject({ kind: 'refused' });
  });

  it('says that it does not run any more when the log cannot be followed', async () => {
    await stage.close();
    const checkpoint = { load: () => Promise.resolve('of no log'), save: () => Promise.resolve() };
    stage = new ProcessStage({ checkpoint });
    stage.runner.start();
    await stage.until(() => stage.faults.some(({ what }) => what === 'follow'));
    await stage.until(() => !stage.runner.status().running);
  });

  it('parks a case that fails, shows it, and tries it again; others go on', async () => {
    await openedCase();
    await openedCase(other);
    stage.views.fault = new Error('It cannot be evaluated.');
    stage.runner.start();
    await stage.until(() => stage.runner.status().parked.length === 2);
    expect(stage.runner.status().parked[0]).toMatchObject({
      interventionId: id,
      because: 'It cannot be evaluated.',
    });
    stage.views.fault = undefined;
    stage.clock.set('2026-07-01T13:00:00.000Z');
    await watched();
    await watched(other);
    await stage.until(() => stage.runner.status().parked.length === 0);
  });

  it('tries timers again that the scheduler gave up', async () => {
    await openedCase();
    const [timer] = await watched();
    if (timer !== undefined) stage.scheduler.dead.push(timer);
    stage.clock.set('2026-07-01T12:14:00.000Z');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(stage.scheduler.dead).toHaveLength(1);
    stage.clock.set('2026-07-01T12:16:00.000Z');
    await stage.until(() => stage.scheduler.dead.length === 0);
  });

  it('looks at all cases on each London day, and counts once a week', async () => {
    await openedCase();
    await watched();
    await stage.until(() => stage.runner.status().lookedOn === '2026-07-01');
    stage.clock.set('2026-07-01T23:04:00.000Z');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(stage.runner.status().lookedOn).toBe('2026-07-01');
    stage.clock.set('2026-07-01T23:05:00.000Z');
    await stage.until(() => stage.runner.status().lookedOn === '2026-07-02');
    const counted: unknown[] = [];
    for await (const event of stage.store.readStream('deadline-counts')) counted.push(event.data);
    expect(counted).toHaveLength(1);
  });
});
