import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock, type Person } from '@interventions/application';
import { remitsQuerySchema, type RemitsQuery } from '@interventions/contracts';
import type { RecordExtent, Remit, Workload } from '@interventions/read-models';
import type { Position } from '@interventions/eventsourcing';
import { Allows } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { Views } from '../views/views.js';

/** What people open the service for: who has how much to do, what a commissioner was appointed for, what the record holds. */
@Controller('v1')
@Allows('read')
export class StartController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  @Get('workload')
  async workload(@Req() request: FastifyRequest): Promise<Workload> {
    return (await this.views.for(request)).workload(this.clock.today());
  }

  @Get('remits')
  async remits(
    @Query({ schema: remitsQuerySchema }) { name }: RemitsQuery,
    @SignedIn() person: Person,
    @Req() request: FastifyRequest,
  ): Promise<{ readonly items: readonly Remit[]; readonly position: Position }> {
    const views = await this.views.for(request);
    return views.remits(name ?? person.name, this.clock.today());
  }

  @Get('record-extent')
  async extent(@Req() request: FastifyRequest): Promise<RecordExtent> {
    return (await this.views.for(request)).recordExtent();
  }
}
