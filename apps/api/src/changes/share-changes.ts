import type { EntryChange } from '@interventions/contracts';
import type { ChangeFeed } from './change-feed.js';

/** As many changes as go into one message, and as many as wait for Redis: beyond that the oldest are not told. */
const mostAtOnce = 500;
const mostWaiting = 5_000;
const retryMs = 500;

/** Sends a text to all who listen. May reject, and may have had its effect all the same. */
export type Publish = (text: string) => Promise<void>;

/**
 * Tells the changes of this process to every web process, in the order of the log. What cannot be told now is told
 * again until it can: whoever listens knows a repeat by its position.
 */
export function shareChanges(
  feed: ChangeFeed,
  publish: Publish,
  onFault: (error: unknown) => void,
): void {
  let waiting: EntryChange[] = [];
  let isSending = false;
  let isFailing = false;
  const send = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    try {
      while (waiting.length > 0) {
        const items = waiting.slice(0, mostAtOnce);
        await publish(JSON.stringify({ items }));
        waiting = waiting.filter((change) => !items.includes(change));
        isFailing = false;
      }
    } catch (error) {
      if (!isFailing) onFault(error);
      isFailing = true;
      setTimeout(() => void send(), retryMs).unref();
    } finally {
      isSending = false;
    }
  };
  feed.listen((changes) => {
    waiting = [...waiting, ...changes].slice(-mostWaiting);
    void send();
  });
}
