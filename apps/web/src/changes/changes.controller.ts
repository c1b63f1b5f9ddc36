import { BadRequestException, Controller, Get, HttpException, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { positionSchema } from '@interventions/contracts';
import { z } from 'zod';
import { localPath, Redirect } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { LiveUpdates } from './live-updates.js';
import type { Topic } from './viewer.js';

const pageSchema = z.object({
  after: positionSchema,
  intervention: z.string().max(100).optional(),
  council: z.string().max(20).optional(),
});

/** Tells an open page that entries were recorded since, and leads to the page that shows them. */
@Controller('changes')
export class ChangesController {
  constructor(private readonly live: LiveUpdates) {}

  @Get()
  async follow(
    @Web() web: WebRequest,
    @Query() query: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { success, data } = pageSchema.safeParse(query);
    if (!success || web.user === undefined) throw new BadRequestException();
    const { intervention, council, after } = data;
    const topic: Topic =
      intervention === undefined ? null : { interventionId: intervention, laCode: council ?? '' };
    const body = this.live.open({ token: web.user.token, topic, after });
    if (body === undefined) throw new HttpException('Too many pages are open.', 429);
    await reply
      .headers({
        'content-type': 'text/event-stream; charset=utf-8',
        'x-accel-buffering': 'no',
        // A connection that was busy when the server closed would otherwise stay open until it times out.
        connection: 'close',
      })
      .send(body);
  }

  /** The page again, from a view that has reached what was told; only for a position that was. */
  @Get('show')
  show(@Web() web: WebRequest, @Query() query: unknown): Redirect {
    const { data } = z.object({ position: positionSchema, return: z.unknown() }).safeParse(query);
    if (data !== undefined && this.live.knows(data.position))
      web.cookies.rememberPosition(data.position);
    return new Redirect(localPath(data?.return));
  }
}
