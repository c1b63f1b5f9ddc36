import { EventStoreError } from './errors.js';
import type { ReadAllOptions, ReadStreamOptions, SubscribeOptions } from './event-store.js';
import { checkStreamName } from './serialise.js';

/** Checks the arguments of `readStream`. Throws `invalid-argument`. */
export function checkReadStream(stream: string, options: ReadStreamOptions): void {
  checkStreamName(stream);
  checkCount('maxCount', options.maxCount);
  if (options.from !== undefined && options.from < 0n)
    throw invalid(`Revision ${options.from} is negative.`);
}

/** Checks the arguments of `readAll`. Throws `invalid-argument`. */
export function checkReadAll(options: ReadAllOptions): void {
  checkCount('maxCount', options.maxCount);
  checkPrefixes(options.prefixes);
  if (options.after !== undefined && options.direction === 'backwards')
    throw invalid('"after" reads forwards only; use "from".');
  if (options.after !== undefined && options.from !== undefined)
    throw invalid('Name "from" or "after", not both.');
}

/** Checks the arguments of `subscribe`. Throws `invalid-argument`. */
export function checkSubscribe(options: SubscribeOptions): void {
  checkCount('maxBatch', options.maxBatch);
  checkPrefixes(options.prefixes);
  if (options.stream !== undefined) checkStreamName(options.stream);
  if (options.stream !== undefined && options.prefixes !== undefined)
    throw invalid('Name "stream" or "prefixes", not both.');
}

function checkPrefixes(prefixes: readonly string[] | undefined): void {
  if (prefixes?.length === 0) throw invalid('An empty list of prefixes matches nothing.');
}

function checkCount(name: string, count: number | undefined): void {
  if (count !== undefined && (!Number.isSafeInteger(count) || count < 1))
    throw invalid(`${name} is a whole number of at least 1.`);
}

function invalid(message: string): EventStoreError {
  return new EventStoreError('invalid-argument', message);
}
