import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../http/signed-in.guard.js';
import { Web, type WebRequest } from '../http/web-request.js';

/** Hands calendars on to the programs that subscribe to them; the token in the address is all they have. */
@Controller('calendar')
export class CalendarController {
  @Get(':file')
  @Public()
  async show(
    @Web() web: WebRequest,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const token = /^([\w-]{16,200})\.ics$/.exec(file)?.[1];
    if (token === undefined) throw new NotFoundException();
    const text = await web.api.calendar(token);
    reply.header('content-type', 'text/calendar; charset=utf-8');
    reply.header('content-disposition', 'inline; filename="deadlines.ics"');
    reply.header('referrer-policy', 'no-referrer');
    return text;
  }
}
