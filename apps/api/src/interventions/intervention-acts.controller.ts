import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CaseLog, type Person } from '@interventions/application';
import type { Recorded } from '@interventions/contracts';
import { interventionStream } from '@interventions/domain';
import { Allows } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { caseIdIn, noSuchCase } from '../http/ids.js';
import { Recorder } from '../recording/recorder.js';

/** Opens interventions and records what happens in them: one resource per act. */
@Controller('v1/interventions')
@Allows('record')
export class InterventionActsController {
  constructor(
    private readonly recorder: Recorder,
    private readonly log: CaseLog,
  ) {}

  @Post()
  open(
    @SignedIn() person: Person,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    return this.recorder.open({ request, reply, person });
  }

  @Post(':id/:route')
  async record(
    @Param('id') text: string,
    @Param('route') route: string,
    @SignedIn() person: Person,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    const id = caseIdIn(text);
    const { exists } = await this.log.store.streamState(interventionStream.streamOf(id));
    if (!exists) throw noSuchCase();
    return this.recorder.inIntervention({ request, reply, person }, id, route);
  }
}
