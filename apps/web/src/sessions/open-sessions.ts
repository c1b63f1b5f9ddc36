import { RedisLink, RedisValues, type RedisSettings } from '@interventions/adapters/redis';
import { Seals } from './seals.js';
import { MemoryValues } from './session-values.js';
import { Sessions } from './sessions.js';

/** Longest wait for Redis on start, in milliseconds: without it the process starts as well. */
const openLimitMs = 2_000;

/** Sessions, and how to let go of what they need. */
export type OpenedSessions = { readonly sessions: Sessions; readonly close: () => void };

/** Sessions in Redis for all web processes together, or in this process where there is no Redis. */
export async function openSessions(
  { url, prefix }: RedisSettings,
  fault: (error: unknown, what: string) => void,
): Promise<OpenedSessions> {
  if (url === null)
    return { sessions: new Sessions(new MemoryValues(), null), close: () => undefined };
  const link = new RedisLink({
    url,
    onFault: (error) => fault(error, 'Redis cannot be used. The pages go on without it.'),
  });
  const values = new RedisValues(link, prefix);
  const seals = new Seals(values);
  await link.opened(openLimitMs);
  await seals.agree();
  return {
    sessions: new Sessions(values, seals),
    close: () => {
      seals.close();
      link.close();
    },
  };
}
