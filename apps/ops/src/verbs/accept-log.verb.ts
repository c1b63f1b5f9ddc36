import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { holdsLog, type LogPlace } from '@interventions/adapters/backend';
import { FileWitness } from '@interventions/adapters/guard';
import { recordAcceptance } from '@interventions/application';
import type { Position } from '@interventions/eventsourcing';
import { guardOf, logIn, requireLog } from '../existing-log.js';
import { exitCodes, UsageError, type Output } from '../usage.js';

/** Who the log remembers for what was accepted on the command line. */
const operatorActor = 'operator';

/**
 * `accept-log --reason <text>`: the log goes on without what was seen of it before. Its epoch is renewed, so that no
 * position of a lost event is ever used again; the log itself says who accepted what and why.
 */
export async function acceptLogVerb(
  options: LogPlace & { readonly reason: string | undefined },
  { print }: Output,
): Promise<number> {
  const reason = options.reason?.trim() ?? '';
  if (reason === '' || reason.length > 500)
    throw new UsageError('Say why in --reason, in at most 500 characters.');
  if (!existsSync(new FileWitness(options.dataDir).file)) await requireLog(options);
  const isNew = !(await holdsLog(options));
  const { log, close } = await logIn(options);
  try {
    const guard = guardOf(options, log.store);
    const withheld = await guard.judge();
    // What a server lost is not always seen from here: its operator may accept it in any case.
    if (withheld === undefined && options.eventStore === null) {
      print('The log holds everything that was seen of it. There is nothing to accept.');
      return exitCodes.done;
    }
    const ended = await log.store.head();
    const epoch = await log.store.renewEpoch();
    await recordAcceptance(log.store, requestOf(), { reason, seen: withheld?.seen ?? null, ended });
    await guard.reset();
    if (isNew) print('There was no log: an empty one was made.');
    print(lossIn(withheld?.seen, ended));
    print(
      `It goes on in epoch ${epoch}. Running services notice it within seconds, and build their views anew.`,
    );
    return exitCodes.done;
  } finally {
    await close();
  }
}

function lossIn(seen: Position | undefined, ended: Position): string {
  return seen === undefined
    ? `The log is accepted up to position ${ended}.`
    : `The log is accepted up to position ${ended}; up to ${seen} had been seen, and what came between is lost.`;
}

function requestOf() {
  const commandId = randomUUID();
  return {
    actor: operatorActor,
    role: 'system' as const,
    commandId,
    requestHash: commandId,
    correlationId: commandId,
    causationId: commandId,
  };
}
