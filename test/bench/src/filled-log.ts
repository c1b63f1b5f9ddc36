import { currentAuthorities } from '@interventions/domain';
import type { EventStore, NewEvent } from '@interventions/eventsourcing';
import { commandOf, openingEvent, reportEvent, seededDay, storedEvent } from './bench-events.js';
import { shareOut } from './contenders/contender.js';
import { seededText, seededUuid, type SeededRandom } from './seeded-random.js';

/** Events of each case. */
export const eventsEach = 50;
const callers = 16;

/** Fills a log with cases of current councils that grow side by side; answers with their ids. */
export async function fillLog(
  store: EventStore,
  random: SeededRandom,
  cases: number,
): Promise<readonly string[]> {
  const councils = currentAuthorities('2026-11-20').map(({ laCode }) => laCode);
  const ids = Array.from({ length: cases }, () => seededUuid(random));
  const append = (id: string, next: number, events: readonly NewEvent[]): Promise<unknown> =>
    store.append(`intervention-${id}`, next === 0 ? 'no-stream' : BigInt(next - 1), events);
  const opened = ids.map((id, index) => ({ id, laCode: councils[index % councils.length] }));
  await shareOut(opened, callers, ({ id, laCode }) =>
    append(id, 0, [openingEvent(random, laCode)]),
  );
  for (let next = 1; next < eventsEach; next += 7) {
    await shareOut(ids, callers, (id) =>
      append(
        id,
        next,
        Array.from({ length: 7 }, (_, index) => mixedEvent(random, next + index)),
      ),
    );
  }
  return ids;
}

/** The acts of a case's everyday in turn. */
function mixedEvent(random: SeededRandom, turn: number): NewEvent {
  const text = seededText(random, 200);
  switch (turn % 4) {
    case 0:
      return storedEvent(
        random,
        commandOf('ReviewHeld', seededDay(random), {
          number: turn,
          outcome: 'some',
          evidence: text,
          nextReviewDue: seededDay(random),
        }),
      );
    case 1:
      return storedEvent(
        random,
        commandOf('ConditionAdded', seededDay(random), { text, due: seededDay(random) }),
      );
    case 2:
      return storedEvent(
        random,
        commandOf('IndicatorRecorded', seededDay(random), {
          measure: 'Child protection plans',
          value: String(turn),
          period: 'June',
        }),
      );
    default:
      return reportEvent(random);
  }
}
