import {
  deadlineCountsStream,
  deadlinesCounted,
  type DeadlinesCounted,
} from '@interventions/domain';
import { EventStoreError, type JsonObject } from '@interventions/eventsourcing';
import type { CaseLog } from '../case-log.js';
import { eventIdOf } from '../ids.js';
import { eventsOf } from '../stream-reads.js';
import { processIdOf, serviceRequest } from './ask-process.js';

/** Records what deadlines added up to in a week, for everybody and each team, where that was not done yet. */
export async function recordWeeklyCounts(
  log: CaseLog,
  counts: readonly DeadlinesCounted[],
): Promise<void> {
  const recorded = new Set(
    (await eventsOf(log, deadlineCountsStream, 0n)).map(({ data }) => {
      const { week, team } = deadlinesCounted.data.parse(data);
      return nameOf(week, team);
    }),
  );
  for (const count of counts)
    if (!recorded.has(nameOf(count.week, count.team))) await record(log, count);
}

/** The event's id is derived from week and team: of two processes that count at once, one has it recorded. */
async function record(log: CaseLog, counted: DeadlinesCounted): Promise<void> {
  const request = serviceRequest(processIdOf(nameOf(counted.week, counted.team)));
  const event = {
    id: eventIdOf(request.commandId, 0, request.requestHash),
    type: deadlinesCounted.stored,
    data: deadlinesCounted.data.parse(counted) as JsonObject,
    metadata: request,
  };
  try {
    await log.store.append(deadlineCountsStream, 'any', [event]);
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.code !== 'duplicate-event-id') throw error;
  }
}

function nameOf(week: string, team: string | null): string {
  return `${deadlineCountsStream}/${week}/${team ?? ''}`;
}
