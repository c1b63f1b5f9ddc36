import type { ProcessEvent } from '@interventions/domain';
import type { Stage } from './watched-cases.js';

/** Whether nothing is under way: every message has its result, every miss stands in its case. */
export function isSettled(events: readonly ProcessEvent[]): boolean {
  const open = new Set<string>();
  for (const { name, data } of events) {
    if (name === 'ReminderIntended') open.add(data.reference);
    if (name === 'ReminderSent' || name === 'ReminderGivenUp') open.delete(data.reference);
    if (name === 'MissIntended') open.add(`${data.due}/${data.key}`);
    if (name === 'MissRecorded' || name === 'MissRefused') open.delete(`${data.due}/${data.key}`);
  }
  return open.size === 0;
}

/** Fails unless every step came once, every message was sent once and every miss recorded once. */
export async function expectExactlyOnce(stage: Stage): Promise<void> {
  const once = (what: string, items: readonly string[]): void => {
    const doubled = items.filter((item, index) => items.indexOf(item) !== index);
    expect({ what, doubled }).toEqual({ what, doubled: [] });
  };
  const fired = await stage.all('TimerFired');
  once(
    'steps',
    fired.map(({ timer }) => timer),
  );
  const intended = (await stage.all('ReminderIntended')).map(({ reference }) => reference);
  once('messages', intended);
  const sent = (await stage.all('ReminderSent')).map(({ reference }) => reference);
  once('sendings', sent);
  expect([...sent].sort()).toEqual([...intended].sort());
  expect(stage.outbox()).toEqual([...intended].sort());
  const missed = await stage.missed();
  once('misses', missed);
  const steps = fired.filter(({ outcome }) => outcome === 'miss');
  expect([...missed].sort()).toEqual(steps.map(({ due, key }) => `${due}/${key}`).sort());
}
