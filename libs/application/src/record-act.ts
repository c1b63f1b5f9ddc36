import {
  judgementSchema,
  judgementWarnings,
  type CaseCommand,
  type CaseEvent,
  type CaseRecord,
  type CommandRefused,
} from '@interventions/domain';
import {
  EventStoreError,
  handle,
  type JsonObject,
  type RecordedEvent,
  type Refusal,
  type StreamDefinition,
} from '@interventions/eventsourcing';
import type { CaseLog } from './case-log.js';
import type { CommandOutcome, RequestFacts } from './command-outcome.js';
import { eventIdOf } from './ids.js';
import { factOf, findRefusal, recordRefusal, refusalOf, type RefusedAct } from './refusals.js';

/** An act to record in one stream, with who asks and the revision they saw, where they named one. */
export type ActRequest = {
  readonly stream: StreamDefinition<CaseCommand, CaseEvent, CaseRecord>;
  readonly id: string;
  readonly command: CaseCommand;
  readonly request: RequestFacts;
  readonly expected?: bigint | 'no-stream' | undefined;
  readonly asked: RefusedAct;
};

/**
 * Runs a command through the kernel's loop and keeps refusals as facts, so that a repeated request meets the
 * answer of its first time. A refusal of the service itself (an import) is reported and not kept.
 */
export async function recordAct(log: CaseLog, asked: ActRequest): Promise<CommandOutcome> {
  const { stream, id, command, request, expected } = asked;
  const earlier = await findRefusal(log.store, request.commandId);
  if (earlier !== undefined && !(await isRecorded(log, asked)))
    return standing(log, asked, earlier);
  const { store, protector } = log;
  const outcome = await handle({ store, protector, eventId: eventIdOf }, stream, {
    id,
    command,
    metadata: request,
    ...(expected !== undefined && { expected }),
  });
  switch (outcome.kind) {
    case 'accepted':
      return recorded(log, asked, outcome);
    case 'refused':
      return refused(log, asked, outcome.refusal);
    case 'stale':
      return refused(log, asked, staleRefusal, {
        expected: String(expected),
        actual: String(outcome.actual),
      });
    case 'key-reused':
      return outcome;
    default:
      return outcome satisfies never;
  }
}

const staleRefusal: Refusal = {
  code: 'stale',
  detail: 'Somebody recorded something since you opened this page.',
  remedy: 'Look at what was recorded, then send yours again.',
};

async function refused(
  log: CaseLog,
  asked: ActRequest,
  refusal: Refusal,
  revisions: Pick<RefusedAct, 'expected' | 'actual'> = {},
): Promise<CommandOutcome> {
  const { request } = asked;
  const about = { ...asked.asked, ...revisions };
  const kept =
    request.role === 'system'
      ? factOf(request, about, refusal)
      : await recordRefusal(log.store, request, about, refusal);
  if (kept === undefined) return { kind: 'key-reused' };
  return answer(log, asked, kept, false);
}

/** The answer of an earlier, refused request under the same key. */
function standing(
  log: CaseLog,
  asked: ActRequest,
  earlier: CommandRefused,
): Promise<CommandOutcome> | CommandOutcome {
  return earlier.requestHash === asked.request.requestHash
    ? answer(log, asked, earlier, true)
    : { kind: 'key-reused' };
}

async function answer(
  log: CaseLog,
  { stream, id }: ActRequest,
  refusal: CommandRefused,
  repeated: boolean,
): Promise<CommandOutcome> {
  const { expected, actual } = refusal;
  if (refusal.code !== 'stale' || expected === undefined || actual === undefined)
    return { kind: 'refused', refusal: refusalOf(refusal), repeated };
  const name = stream.streamOf(id);
  if (actual === 'no-stream') return { kind: 'stale', stream: name, actual, since: [], repeated };
  const from = expected === 'no-stream' ? 0n : BigInt(expected) + 1n;
  const since = (await eventsOf(log, name, from)).filter(
    ({ revision }) => revision <= BigInt(actual),
  );
  return { kind: 'stale', stream: name, actual: BigInt(actual), since, repeated };
}

async function recorded(
  log: CaseLog,
  { stream, id }: ActRequest,
  outcome: {
    readonly revision: bigint;
    readonly position: string;
    readonly eventIds: readonly string[];
    readonly repeated: boolean;
  },
): Promise<CommandOutcome> {
  const first = outcome.revision - BigInt(outcome.eventIds.length) + 1n;
  const events = await eventsOf(log, stream.streamOf(id), first, outcome.eventIds.length);
  const data = events.map((event) =>
    stream.decode(event.type, log.protector.reveal(event.type, event.data as JsonObject)),
  );
  return {
    kind: 'recorded',
    id,
    revision: outcome.revision,
    position: outcome.position,
    eventIds: outcome.eventIds,
    departures: data.flatMap((event) => event.data.departures),
    warnings: data.flatMap(warningsOf),
    repeated: outcome.repeated,
  };
}

function warningsOf({ act, data }: CaseEvent): readonly string[] {
  if (act !== 'JudgementRecorded') return [];
  const judgement = judgementSchema.safeParse(data.details);
  if (!judgement.success) return [];
  return judgementWarnings(judgement.data, data.effectiveOn).map(({ text }) => text);
}

async function isRecorded(log: CaseLog, { stream, id, request }: ActRequest): Promise<boolean> {
  const events = await eventsOf(log, stream.streamOf(id), 0n);
  return events.some((event) => event.metadata?.['commandId'] === request.commandId);
}

/** The events of a stream from a revision on; none when it does not exist. */
async function eventsOf(
  log: CaseLog,
  stream: string,
  from: bigint,
  maxCount?: number,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  try {
    const options = { from, ...(maxCount !== undefined && { maxCount }) };
    for await (const event of log.store.readStream(stream, options)) events.push(event);
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.code !== 'stream-not-found') throw error;
  }
  return events;
}
