import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AddressBook, type Person } from '@interventions/application';
import { noticesQuerySchema, type Notice, type NoticesPage } from '@interventions/contracts';
import { Allows } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { linkPages } from '../http/link.js';
import { problem } from '../http/problem.js';
import { Views } from '../views/views.js';
import { describeNotice, textOf } from './describe-notice.js';

/** The messages that the service sent, is to send or could not send. */
@Controller('v1/notices')
@Allows('read')
export class NoticesController {
  constructor(
    private readonly views: Views,
    private readonly addresses: AddressBook,
  ) {}

  @Get()
  async list(
    @Query({ schema: noticesQuerySchema }) query: z.infer<typeof noticesQuerySchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticesPage> {
    const queries = await this.views.for(request);
    const page = queries.notices(query);
    linkPages(request, reply, page);
    const items = page.items.map((notice) =>
      describeNotice(notice, queries.councilOfCase(notice.interventionId) ?? ''),
    );
    return { ...page, items };
  }

  @Get(':reference')
  async one(
    @Param('reference') reference: string,
    @Req() request: FastifyRequest,
    @SignedIn() person: Person,
  ): Promise<Notice> {
    const queries = await this.views.for(request);
    const found = queries.notice(reference);
    if (found === undefined) throw problem('not-found', 'There is no such message.');
    return {
      ...describeNotice(found, queries.councilOfCase(found.interventionId) ?? ''),
      body: textOf(found).body,
      // A researcher reads what was said, not where people are reached.
      address: person.role === 'researcher' ? null : await this.addresses.addressOf(found.to),
      tries: [...found.tries],
      position: found.position,
    };
  }
}
