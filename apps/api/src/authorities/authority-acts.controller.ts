import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '@interventions/application';
import type { Recorded } from '@interventions/contracts';
import { Allows } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { councilIn } from '../http/ids.js';
import { Recorder } from '../recording/recorder.js';

/** Records what happens at a council: one resource per act. */
@Controller('v1/authorities')
@Allows('record')
export class AuthorityActsController {
  constructor(private readonly recorder: Recorder) {}

  @Post(':laCode/:route')
  record(
    @Param('laCode') laCode: string,
    @Param('route') route: string,
    @SignedIn() person: Person,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    return this.recorder.inAuthority({ request, reply, person }, councilIn(laCode).laCode, route);
  }
}
