import {
  processEventNamed,
  streamOfProcess,
  type Concern,
  type ProcessEvent,
} from '@interventions/domain';
import type { JsonObject } from '@interventions/eventsourcing';
import { caseId, eventId, GivenLog, positionOf } from './given-events.fixture.js';
import type { ReadModel, Row, ViewEvent } from './read-model.js';

/** Events of a process of the case as views see them, at the given places of the log. */
export function processLog(
  events: readonly ProcessEvent[],
  concern: Concern = 'review-cycle',
): readonly ViewEvent[] {
  return events.map(({ name, data }, index) => ({
    id: eventId(index + 1),
    stream: streamOfProcess({ concern, interventionId: caseId }),
    revision: BigInt(index),
    position: positionOf(index + 1),
    recordedAt: `2026-07-01T12:00:${index.toString().padStart(2, '0')}.000Z`,
    actor: 'The service',
    role: 'system',
    commandId: eventId(1_001 + index),
    type: processEventNamed(name).stored,
    data: data as unknown as JsonObject,
    metadata: {},
  }));
}

/** The rows of a model’s table after the events. */
export function rowsAfter(
  model: ReadModel,
  table: string,
  events: readonly ViewEvent[],
): readonly Row[] {
  const lookup = new GivenLog().lookup();
  const groups = new Map<string, readonly Row[]>();
  for (const event of events)
    for (const change of model.project(event, lookup)) {
      if (change.table !== table) continue;
      const { rows } = change;
      groups.set(change.group, typeof rows === 'function' ? rows(lookup) : rows);
    }
  return [...groups.values()].flat();
}

const deadline = { key: 'review/e1/1', due: '2026-09-30' };
const reference = eventId(501);
const retry = {
  id: eventId(502),
  at: '2026-08-31T07:02:00.000Z',
  purpose: 'retry-message',
} as const;

/** A deadline that is watched, its first step reached, and the message about it on its way. */
export const reminderBegun: readonly ProcessEvent[] = [
  {
    name: 'DeadlineWatched',
    data: {
      ...deadline,
      what: 'Six-month review 1',
      causedBy: { events: [eventId(1)] },
      sets: [
        { id: reference, at: '2026-08-31T07:00:00.000Z', purpose: '30-days' },
        { id: eventId(503), at: '2026-09-30T23:00:00.000Z', purpose: 'missed' },
      ],
    },
  },
  {
    name: 'TimerFired',
    data: {
      ...deadline,
      timer: reference,
      step: '30-days',
      outcome: 'reminder',
      ends: [reference],
    },
  },
  {
    name: 'ReminderIntended',
    data: {
      ...deadline,
      reference,
      step: '30-days',
      template: 'deadline-30-days',
      to: 'Priya Nair',
      values: { what: 'Six-month review 1' },
      sets: [retry],
    },
  },
];

/** Its first attempt fails. */
export const reminderFailed: ProcessEvent = {
  name: 'ReminderFailed',
  data: {
    reference,
    attempt: 1,
    because: 'The provider is away.',
    ends: [retry.id],
    sets: [{ id: eventId(504), at: '2026-08-31T07:03:00.000Z', purpose: 'retry-message' }],
  },
};

/** A second attempt is made. */
export const reminderClaimed: ProcessEvent = {
  name: 'ReminderClaimed',
  data: {
    reference,
    attempt: 2,
    ends: [eventId(504)],
    sets: [{ id: eventId(505), at: '2026-08-31T07:05:00.000Z', purpose: 'retry-message' }],
  },
};

/** The second attempt succeeds. */
export const reminderSent: ProcessEvent = {
  name: 'ReminderSent',
  data: { reference, attempt: 2, provider: 'outbox', id: 'x', ends: [eventId(505)] },
};
