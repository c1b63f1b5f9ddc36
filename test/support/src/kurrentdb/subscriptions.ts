import { deferred } from '../deferred.js';
import {
  caughtUpMessage,
  checkpointMessage,
  confirmationMessage,
  eventMessage,
} from './messages.js';
import type { Outlet } from './outlet.js';
import type { RecordLog } from './record-log.js';
import * as refusals from './refusals.js';
import { isHidden, type StoredRecord } from './stored-record.js';

/** What both kinds of subscription are told. */
type Following = {
  readonly id: string;
  readonly structuredIds: boolean;
  /** Ends with the server. */
  readonly life: AbortSignal;
};

/** Records in a page of catching up, and in the buffer of a live subscription. */
const page = 32;

/** The filter of a subscription to $all. */
type Window = {
  readonly passes: (record: StoredRecord) => boolean;
  /** Most records that one page considers. */
  readonly searchWindow: number;
  /** Records considered between two checkpoints. */
  readonly checkpointInterval: number;
};

/**
 * Follows $all after a position, in pages while it catches up and record by record once it is live; one that
 * falls further behind than a buffer catches up again. With a filter, checkpoints say how far it has looked.
 */
export async function followAll(
  log: RecordLog,
  outlet: Outlet,
  following: Following & {
    readonly after: bigint | undefined;
    readonly filter: Window | undefined;
  },
): Promise<void> {
  const { structuredIds, after, filter } = following;
  if (!(await outlet.send(confirmationMessage(following.id)))) return;
  if (after !== undefined && !log.isBoundary(after))
    return outlet.fail(refusals.invalidArgument('Trying to read from an invalid position.'));
  const passes = filter?.passes ?? (() => true);
  const wake = waker(log, outlet);
  let checkpoint = after;
  let lastSent = after;
  const announce = async (): Promise<boolean> => {
    if (filter === undefined || checkpoint === undefined) return !outlet.closed;
    // The same one may come up twice, as at the end of catching up.
    if (lastSent !== undefined && checkpoint <= lastSent) return !outlet.closed;
    lastSent = checkpoint;
    return outlet.send(checkpointMessage(checkpoint));
  };
  const deliver = async (record: StoredRecord): Promise<boolean> => {
    // A client may begin where the log has not got to yet: it is not interested in what comes before.
    if (isHidden(record) || !passes(record) || (after !== undefined && record.position <= after))
      return !outlet.closed;
    checkpoint = record.position;
    return outlet.send(eventMessage(record, structuredIds));
  };
  let next = after === undefined ? 0 : log.indexFrom(after + 1n);

  const catchUp = async (): Promise<boolean> => {
    let considered = 0;
    while (next < log.records.length) {
      const first = log.records[next];
      const end = Math.min(next + (filter?.searchWindow ?? page), log.records.length);
      for (; next < end; next += 1) {
        const record = log.records[next];
        if (record !== undefined && !(await deliver(record))) return false;
        considered += 1;
      }
      // As the server has it: the position where the page began, unless an event was found after it.
      if (first !== undefined && (checkpoint === undefined || checkpoint < first.position))
        checkpoint = first.position;
      const isDue = considered >= (filter?.checkpointInterval ?? Infinity);
      if (isDue) considered %= filter?.checkpointInterval ?? 1;
      if (isDue && !(await announce())) return false;
    }
    return announce();
  };

  const live = async (): Promise<boolean> => {
    let considered = 0;
    const at = checkpoint === undefined ? undefined : { position: checkpoint };
    if (!(await outlet.send(caughtUpMessage(at)))) return false;
    while (!outlet.closed && !following.life.aborted) {
      if (log.records.length - next > page) return announce();
      const record = log.records[next];
      if (record === undefined) {
        await wake();
        continue;
      }
      next += 1;
      if (!(await deliver(record))) return false;
      considered += 1;
      if (considered < (filter?.checkpointInterval ?? Infinity)) continue;
      considered = 0;
      checkpoint = record.position;
      if (!(await announce())) return false;
    }
    return false;
  };

  while ((await catchUp()) && (await live()));
}

/** Follows one stream after a revision; a missing or softly deleted one is waited for, a tombstone ends it. */
export async function followStream(
  log: RecordLog,
  outlet: Outlet,
  following: Following & { readonly stream: string; readonly after: bigint | undefined },
): Promise<void> {
  const { stream, structuredIds } = following;
  if (!(await outlet.send(confirmationMessage(following.id)))) return;
  const wake = waker(log, outlet);
  let last = following.after;
  let isLive = false;
  while (!outlet.closed && !following.life.aborted) {
    const { state, records } = log.view(stream);
    const fresh = records.filter(({ revision }) => last === undefined || revision > last);
    if (fresh.length > page) isLive = false;
    for (const record of fresh) {
      if (!(await outlet.send(eventMessage(record, structuredIds)))) return;
      last = record.revision;
    }
    if (state === 'tombstoned') return outlet.fail(refusals.streamDeleted(stream));
    if (fresh.length > 0 && log.view(stream).records.at(-1)?.revision !== last) continue;
    if (!isLive) {
      isLive = true;
      const at = last === undefined ? undefined : { revision: last };
      if (!(await outlet.send(caughtUpMessage(at)))) return;
      continue;
    }
    await wake();
  }
}

/** Waits for the next commit or the end of the call; never misses one that came since it was last asked. */
function waker(log: RecordLog, outlet: Outlet): () => Promise<void> {
  let committed = deferred();
  const off = log.onCommit(() => {
    committed.resolve();
  });
  void outlet.gone.then(() => {
    off();
    committed.resolve();
  });
  return async () => {
    await committed.promise;
    committed = deferred();
  };
}
