import type { Entry } from '../case/entry.js';
import { stateOf } from '../case/history.js';
import { listOf } from '../case/words.js';
import { addDays, formatDate, londonDay, type Day } from '../dates/index.js';
import { deadlinesToWatch, type Deadline } from '../processes/deadlines-to-watch.js';
import { reminderHour } from '../processes/steps.js';
import { concerns, obligationKind } from './obligation-kinds.js';
import { obligationsOf } from './obligations-of.js';

/** Somebody who would be told, when and of what, in words. */
export type WouldBeTold = { readonly who: string; readonly of: string; readonly when: string };

/**
 * Who would be told of what, once the history were the later one: the case officer, otherwise the team, of each deadline
 * that is watched anew or moves, or of all that lie ahead where these change: a miss is told once, and not again to somebody
 * else. Without either nobody is told, and that is said.
 */
export function toldOf(
  before: readonly Entry[],
  after: readonly Entry[],
  today: Day,
): readonly WouldBeTold[] {
  const to = recipientOf(after, today);
  const sameRecipient = recipientOf(before, today) === to;
  const known = new Set(watched(before, today).map(({ key, due }) => `${key} ${due}`));
  return watched(after, today)
    .filter(({ key, due }) => !known.has(`${key} ${due}`) || (!sameRecipient && due >= today))
    .flatMap((deadline) => {
      const when = momentsOf(deadline, today);
      if (when === undefined) return [];
      const of = `${deadline.what}, due ${formatDate(deadline.due)}`;
      return to === null
        ? [
            {
              who: 'Nobody',
              of,
              when: 'The case has no officer and no team, so no message is sent',
            },
          ]
        : [{ who: to, of, when }];
    });
}

function recipientOf(history: readonly Entry[], today: Day): string | null {
  const { owner, team } = stateOf(history, { validAt: today }).state;
  return owner ?? team;
}

type Watched = Deadline & { readonly passes: boolean };

function watched(history: readonly Entry[], today: Day): readonly Watched[] {
  const obligations = obligationsOf(history, { validAt: today, until: today });
  const passing = new Set(
    obligations.filter(({ kind }) => obligationKind(kind).passes === true).map(({ key }) => key),
  );
  return concerns.flatMap((concern) =>
    deadlinesToWatch(obligations, history, concern, today).deadlines.map((one) => ({
      ...one,
      passes: passing.has(one.key),
    })),
  );
}

/**
 * The days on which a message about a deadline is still to be sent, in words; undefined where none is left. A point
 * that passes has reminders and is never missed.
 */
function momentsOf({ due, steps, passes }: Watched, today: Day): string | undefined {
  if (due < today) return passes ? undefined : `At once, as it was due before ${formatDate(today)}`;
  const noon = `${today}T12:00:00.000Z`;
  const days = steps
    .filter(({ step, at }) => step !== 'missed' && at > noon)
    .map(({ at }) => formatDate(londonDay(at)));
  const reminders = days.length === 0 ? undefined : `On ${listOf(days)} at ${reminderHour}am`;
  if (passes) return reminders;
  const miss = `${formatDate(addDays(due, 1))} if nothing is recorded by then`;
  return reminders === undefined ? `On ${miss}` : `${reminders}, and on ${miss}`;
}
