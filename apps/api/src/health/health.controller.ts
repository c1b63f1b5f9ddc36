import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.js';
import { Backend, type BackendReadiness } from '@interventions/adapters/backend';

/** Whether the process runs, and whether it can be used. */
@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly backend: Backend) {}

  @Get('live')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<BackendReadiness> {
    const readiness = await this.backend.readiness();
    reply.status(readiness.ready ? 200 : 503);
    return readiness;
  }
}
