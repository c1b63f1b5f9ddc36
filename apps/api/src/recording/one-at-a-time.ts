import { requestStream } from '@interventions/domain';
import type { CommandOutcome, RequestFacts } from '@interventions/application';
import { problem, type ProblemException } from '../http/problem.js';

type Running = { readonly requestHash: string; readonly outcome: Promise<CommandOutcome> };

/**
 * Requests under the same key that arrive while the first is being worked on: the same request joins it and
 * shares its answer, another one is refused. What was recorded before is the log's to tell.
 */
export class OneAtATime {
  readonly #running = new Map<string, Running>();

  async run(
    { commandId, requestHash }: RequestFacts,
    work: () => Promise<CommandOutcome>,
  ): Promise<CommandOutcome> {
    const running = this.#running.get(commandId);
    if (running !== undefined) {
      if (running.requestHash !== requestHash) return { kind: 'key-reused' };
      return asRepeat(await running.outcome);
    }
    const outcome = work();
    this.#running.set(commandId, { requestHash, outcome });
    try {
      return await outcome;
    } finally {
      this.#running.delete(commandId);
    }
  }
}

function asRepeat(outcome: CommandOutcome): CommandOutcome {
  return outcome.kind === 'key-reused' ? outcome : { ...outcome, repeated: true };
}

/** Whether a request recorded something elsewhere than in the stream it now names. */
export function wasUsedElsewhere(
  commandId: string,
  stream: string,
  streams: readonly string[],
): boolean {
  return streams.some((one) => one !== stream && one !== requestStream(commandId));
}

/** What a key that was used for another request is answered with. */
export function keyReused(): ProblemException {
  return problem('key-reused', 'This Idempotency-Key was used for another request.', {
    field: 'Idempotency-Key',
    remedy: 'Send a new key with a new request.',
  });
}
