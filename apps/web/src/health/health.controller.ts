import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { WebConfigToken } from '../config-token.js';
import { Public } from '../http/signed-in.guard.js';

/** Says to the machines that run the service whether it lives, and whether it can serve pages. */
@Controller('health')
export class HealthController {
  constructor(private readonly config: WebConfigToken) {}

  @Get('live')
  @Public()
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  /** Ready when the api is: without it every page is an apology. */
  @Get('ready')
  @Public()
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly ready: boolean; readonly api: 'ready' | 'not-ready' | 'unreachable' }> {
    const api = await fetch(`${this.config.value.apiUrl}/health/ready`, {
      signal: AbortSignal.timeout(2000),
    }).then(
      async (response) => {
        await response.body?.cancel();
        return response.ok ? ('ready' as const) : ('not-ready' as const);
      },
      () => 'unreachable' as const,
    );
    if (api !== 'ready') reply.status(503);
    return { ready: api === 'ready', api };
  }
}
