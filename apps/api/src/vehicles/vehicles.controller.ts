import { Controller, Get, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { VehicleRecord, VehiclesPage } from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { problem } from '../http/problem.js';
import { Views } from '../views/views.js';

/** Trusts, companies and partnerships, with the councils they serve. */
@Controller('v1/vehicles')
@Allows('read')
export class VehiclesController {
  constructor(private readonly views: Views) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<VehiclesPage> {
    return (await this.views.for(request)).vehicles();
  }

  @Get(':key')
  async one(@Param('key') key: string, @Req() request: FastifyRequest): Promise<VehicleRecord> {
    const found = (await this.views.for(request)).vehicle(key);
    if (found === undefined)
      throw problem('not-found', 'There is no such trust, company or partnership.');
    return found;
  }
}
