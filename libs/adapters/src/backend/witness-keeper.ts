import { FileWitness, FurthestWitness, RedisWitness, type WitnessKeeper } from '../guard/index.js';
import type { RedisLink } from '../redis/index.js';
import type { LogPlace } from './open-case-log.js';

/**
 * Who keeps the witness of a log: the data folder, and for a log on a server also the Redis that its processes share,
 * where there is one.
 */
export function witnessKeeperOf(
  { dataDir, eventStore }: LogPlace,
  shared: { readonly link: RedisLink; readonly prefix: string } | null,
  onFault: (error: unknown) => void,
): WitnessKeeper {
  const file = new FileWitness(dataDir);
  if (eventStore === null || shared === null) return file;
  return new FurthestWitness([file, new RedisWitness(shared.link, shared.prefix)], onFault);
}
