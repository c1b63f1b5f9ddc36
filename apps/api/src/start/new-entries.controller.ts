import { Body, Controller, Get, Put, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock, lookedAt, noteLooked, type Looked, type Person } from '@interventions/application';
import {
  handoversQuerySchema,
  newEntriesQuerySchema,
  seenSchema,
  type Handovers,
  type HandoversQuery,
  type NewEntriesQuery,
  type SeenAnswer,
  type SeenBody,
} from '@interventions/contracts';
import { Backend } from '@interventions/adapters/backend';
import type { CaseWithNews, NewEntries } from '@interventions/read-models';
import { Allows, readers } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { problem } from '../http/problem.js';
import { Views } from '../views/views.js';

type NewToReader = Omit<NewEntries, 'items'> & {
  readonly items: readonly (CaseWithNews & { readonly lookedAt: string })[];
};

/** What is new to the person who asks: measured by how far they looked at each case. Each sees their own alone. */
@Controller('v1')
@Allows('read')
export class NewEntriesController {
  constructor(
    private readonly backend: Backend,
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  @Get('new-entries')
  async list(
    @Query({ schema: newEntriesQuerySchema }) query: NewEntriesQuery,
    @SignedIn() { actor }: Person,
    @Req() request: FastifyRequest,
  ): Promise<NewToReader> {
    const views = await this.views.for(request);
    const looked = await this.#looked(actor);
    const upTo = new Map([...looked].map(([id, { position }]) => [id, position] as const));
    const { items, ...rest } = views.newEntries({ reader: actor, upTo }, query);
    return {
      ...rest,
      items: items.map((one) => ({ ...one, lookedAt: looked.get(one.interventionId)?.at ?? '' })),
    };
  }

  /** Notes that the person has seen every case up to a position: those with new entries and those never opened. */
  @Put('desk/looked')
  async seen(
    @Body({ schema: seenSchema }) body: SeenBody,
    @SignedIn() { actor, role }: Person,
  ): Promise<SeenAnswer> {
    const position = this.views.translated(body.position);
    if (position === undefined)
      throw problem('invalid-body', 'This is not a position of this log.', {
        field: 'position',
        remedy: 'Send a position as an answer gave it.',
      });
    const views = await this.views.after(position, readers[role]);
    const looked = await this.#looked(actor);
    const upTo = new Map([...looked].map(([id, { position: seen }]) => [id, seen] as const));
    const { items, unopened } = views.newEntries({ reader: actor, upTo });
    const at = this.clock.now();
    let cases = 0;
    for (const { interventionId } of [...items, ...unopened]) {
      const note = { interventionId, position, at };
      const noted = await noteLooked(this.backend.desk, actor, note, this.views.translated);
      if (noted.position === position) cases += 1;
    }
    return { cases, position };
  }

  @Get('handovers')
  async handovers(
    @Query({ schema: handoversQuerySchema }) { scope, ...query }: HandoversQuery,
    @SignedIn() { actor, name }: Person,
    @Req() request: FastifyRequest,
  ): Promise<Handovers> {
    const views = await this.views.for(request);
    const looked = await this.#looked(actor);
    const { items, position } = views.handovers({
      ...query,
      officer: scope === 'mine' ? name : undefined,
    });
    return {
      items: items.map((one) => ({
        ...one,
        opened: (looked.get(one.interventionId)?.position ?? '') >= one.position,
      })),
      position,
    };
  }

  async #looked(actor: string): Promise<ReadonlyMap<string, Looked>> {
    const items = await lookedAt(this.backend.desk, actor, this.views.translated);
    return new Map(items.map((one) => [one.interventionId, one]));
  }
}
