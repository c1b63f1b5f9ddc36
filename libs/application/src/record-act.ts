import {
  judgementSchema,
  judgementWarnings,
  type CaseCommand,
  type CaseEvent,
  type CaseRecord,
  type CommandRefused,
} from '@interventions/domain';
import {
  handle,
  type JsonObject,
  type Outcome,
  type RecordedEvent,
  type Refusal,
  type StreamDefinition,
} from '@interventions/eventsourcing';
import type { CaseLog } from './case-log.js';
import type { CommandOutcome, RequestFacts } from './command-outcome.js';
import { eventIdOf } from './ids.js';
import { eventsOf, startingWith } from './stream-reads.js';
import { factOf, findRefusal, recordRefusal, refusalOf, type RefusedAct } from './refusals.js';

/** An act to record in one stream, with who asks and the revision they saw, where they named one. */
export type ActRequest = {
  readonly stream: StreamDefinition<CaseCommand, CaseEvent, CaseRecord>;
  readonly id: string;
  readonly command: CaseCommand;
  readonly request: RequestFacts;
  readonly expected?: bigint | 'no-stream' | undefined;
  readonly asked: RefusedAct;
  /** The stream's events, where they were read already. */
  readonly read?: readonly RecordedEvent[];
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
  const store = asked.read === undefined ? log.store : startingWith(log.store, asked.read);
  let decided: readonly CaseEvent[] = [];
  const outcome = await handle(
    { store, protector: log.protector, eventId: eventIdOf },
    {
      ...stream,
      decide: (toDecide, record) => {
        const decision = stream.decide(toDecide, record);
        decided = 'events' in decision ? decision.events : [];
        return decision;
      },
    },
    { id, command, metadata: request, ...(expected !== undefined && { expected }) },
  );
  switch (outcome.kind) {
    case 'accepted':
      return recorded(
        asked,
        outcome,
        outcome.repeated ? await storedBy(log, asked, outcome) : decided,
      );
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

type Accepted = Extract<Outcome, { kind: 'accepted' }>;

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

function recorded(
  { id }: ActRequest,
  { revision, position, eventIds, repeated }: Accepted,
  events: readonly CaseEvent[],
): CommandOutcome {
  return {
    kind: 'recorded',
    id,
    revision,
    position,
    eventIds,
    departures: events.flatMap((event) => event.data.departures),
    warnings: events.flatMap(warningsOf),
    repeated,
  };
}

/** What an earlier request recorded, read back. */
async function storedBy(
  log: CaseLog,
  { stream, id }: ActRequest,
  { revision, eventIds }: Accepted,
): Promise<readonly CaseEvent[]> {
  const first = revision - BigInt(eventIds.length) + 1n;
  const events = await eventsOf(log, stream.streamOf(id), first, eventIds.length);
  return events.map((event) =>
    stream.decode(event.type, log.protector.reveal(event.type, event.data as JsonObject)),
  );
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
