import { publish, type SharedPlace } from '@interventions/adapters/redis';
import type { ChangeFeed } from './change-feed.js';

/** As many changes as go into one message. */
const mostAtOnce = 500;

/**
 * Tells the changes of this process to every web process through Redis. A message that does not get there is not
 * sent again: whoever listens asks the api for what it missed.
 */
export function shareChanges(
  feed: ChangeFeed,
  { link, prefix }: SharedPlace,
  onFault: (error: unknown) => void,
): void {
  let failing = false;
  feed.listen((changes) => {
    for (let from = 0; from < changes.length; from += mostAtOnce) {
      const message = JSON.stringify({ items: changes.slice(from, from + mostAtOnce) });
      publish(link, `${prefix}:changes`, message).then(
        () => (failing = false),
        (error: unknown) => {
          if (!failing) onFault(error);
          failing = true;
        },
      );
    }
  });
}
