import {
  caughtUpSchema,
  entryChangesSchema,
  type CaughtUp,
  type EntryChange,
} from '@interventions/contracts';
import { openApiStream } from '../api/api-transport.js';
import type { WebConfig } from '../config.js';
import { serverEvents } from './server-events.js';

/** What the api tells: entries, or that all entries up to a position were told. */
export type Told =
  | { readonly kind: 'changes'; readonly items: readonly EntryChange[] }
  | ({ readonly kind: 'caught-up' } & CaughtUp);

/** Follows the changes at the api, in the name of somebody, until the signal. Throws as every call of the api does. */
export async function* readChanges(
  config: WebConfig,
  token: string,
  after: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<Told> {
  const caller = { token, correlationId: crypto.randomUUID() };
  const request = { path: '/v1/changes', query: { after } };
  const pieces = await openApiStream(config, caller, request, signal);
  for await (const { event, data } of serverEvents(pieces)) {
    const told: unknown = JSON.parse(data);
    if (event === 'changes') yield { kind: 'changes', items: entryChangesSchema.parse(told).items };
    if (event === 'caught-up') yield { kind: 'caught-up', ...caughtUpSchema.parse(told) };
  }
}

/** What was recorded after a position. */
export type Missed = CaughtUp & { readonly items: readonly EntryChange[] };

/** Asks the api once for what was recorded after a position. */
export async function changesAfter(
  config: WebConfig,
  token: string,
  after: string,
): Promise<Missed> {
  const done = new AbortController();
  const signal = AbortSignal.any([done.signal, AbortSignal.timeout(config.apiTimeoutMs)]);
  const items: EntryChange[] = [];
  try {
    for await (const told of readChanges(config, token, after, signal)) {
      if (told.kind === 'caught-up')
        return { items, position: told.position, complete: told.complete };
      items.push(...told.items);
    }
  } finally {
    done.abort();
  }
  throw new Error('The api ended its answer before it had told everything.');
}
