import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Backend } from '@interventions/adapters/backend';
import type { Person } from '@interventions/application';
import {
  changesQuerySchema,
  type CaughtUp,
  type EntryChange,
  type ChangesQuery,
} from '@interventions/contracts';
import type { Position, RecordedEvent } from '@interventions/eventsourcing';
import { wholeService } from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { problem } from '../http/problem.js';
import { RateLimit } from '../http/rate-limit.js';
import { Views } from '../views/views.js';
import { ChangeFeed, changesIn, entryStreams } from './change-feed.js';
import { ChangeStreams } from './change-streams.js';

/** As many past entries as are told one by one, and as many as stand in one event. */
const mostTold = 500;

/** Tells readers that there is something new: never what. */
@Controller('v1/changes')
@Allows('read')
export class ChangesController {
  constructor(
    private readonly backend: Backend,
    private readonly views: Views,
    private readonly feed: ChangeFeed,
    private readonly streams: ChangeStreams,
    private readonly limit: RateLimit,
  ) {}

  /** First what was recorded after a position, then `caught-up`, then what comes, as server-sent events. */
  @Get()
  async follow(
    @Query({ schema: changesQuerySchema }) { after }: ChangesQuery,
    @SignedIn() { actor }: Person,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.limit.take('changes');
    await this.#requireOurs(after);
    let give = (changes: readonly EntryChange[]): void => void held.push(...changes);
    const held: EntryChange[] = [];
    const unlisten = this.feed.listen((changes) => give(changes));
    const stream = this.#open(actor, unlisten);
    try {
      const past = await this.#since(after);
      void reply.headers({
        'content-type': 'text/event-stream; charset=utf-8',
        'x-accel-buffering': 'no',
        // A connection that was busy when the server closed would otherwise stay open until it times out.
        connection: 'close',
      });
      const { upTo } = past;
      const tell = (items: readonly EntryChange[]): void => {
        for (let from = 0; from < items.length; from += mostTold)
          stream.send('changes', { items: items.slice(from, from + mostTold) });
      };
      tell(past.changes);
      stream.send('caught-up', {
        position: upTo,
        complete: past.complete,
      } satisfies CaughtUp);
      give = (changes) => tell(changes.filter(({ position }) => position > upTo));
      give(held.splice(0));
    } catch (error) {
      stream.drop();
      throw error;
    }
    if (request.method === 'HEAD') stream.end();
    await reply.send(stream.body);
  }

  #open(actor: string, unlisten: () => void) {
    try {
      return this.streams.open(actor, unlisten);
    } catch (error) {
      unlisten();
      throw error;
    }
  }

  /** Throws 400 for a position of another log, or one that this log has not reached. */
  async #requireOurs(after: Position | undefined): Promise<void> {
    if (after === undefined) return;
    const { store } = this.backend;
    const isOurs = after.startsWith(`${await store.epoch()}-`) && after <= (await store.head());
    if (isOurs) return;
    throw problem('invalid-query', 'That is not a position of this log.', {
      field: 'after',
      remedy: 'Load what you show again, and follow from its position.',
    });
  }

  /** The entries after a position and how far the log was read; not all where they are too many. */
  async #since(after: Position | undefined): Promise<{
    readonly changes: readonly EntryChange[];
    readonly upTo: Position;
    readonly complete: boolean;
  }> {
    const { store } = this.backend;
    const head = await store.head();
    if (after === undefined || after >= head)
      return { changes: [], upTo: after === undefined ? head : after, complete: true };
    const events: RecordedEvent[] = [];
    const options = { after, maxCount: mostTold + 1, prefixes: entryStreams };
    for await (const event of store.readAll(options)) events.push(event);
    if (events.length > mostTold) return { changes: [], upTo: head, complete: false };
    const views = this.views.now(wholeService);
    const last = events.at(-1)?.position ?? head;
    return {
      changes: changesIn(events, (id) => views.councilOfCase(id)),
      upTo: last > head ? last : head,
      complete: true,
    };
  }
}
