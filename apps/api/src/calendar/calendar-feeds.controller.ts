import { createHash, randomBytes } from 'node:crypto';
import { Body, Controller, Delete, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  CaseLog,
  openCalendarFeed,
  revokeCalendarFeed,
  type Person,
} from '@interventions/application';
import {
  openCalendarFeedSchema,
  type CalendarFeed,
  type CalendarFeeds,
  type OpenedCalendarFeed,
  type RevokedCalendarFeed,
} from '@interventions/contracts';
import type { CalendarFeed as Feed, ViewQueries } from '@interventions/read-models';
import { Allows, readers } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { idempotencyKeyIn } from '../http/conditions.js';
import { problem, type ProblemException } from '../http/problem.js';
import { requestFacts } from '../recording/request-facts.js';
import { Views } from '../views/views.js';
import { mayOpen, mayRevoke } from './feed-access.js';

/** The SHA-256 of a calendar’s token in hexadecimal: all that is kept of it. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Calendars that other programs subscribe to: opened, listed, revoked. */
@Controller('v1/calendar-feeds')
@Allows('read')
export class CalendarFeedsController {
  constructor(
    private readonly log: CaseLog,
    private readonly views: Views,
  ) {}

  @Get()
  async list(@SignedIn() person: Person, @Req() request: FastifyRequest): Promise<CalendarFeeds> {
    const { items, position } = (await this.views.for(request)).calendarFeeds();
    const visible = items.filter((feed) => mayRevoke(person, feed));
    return { items: visible.map((feed) => describe(feed, person)), position };
  }

  /** Opens a calendar. Its token is in this answer and nowhere else. */
  @Post()
  async open(
    @Body({ schema: openCalendarFeedSchema }) { of }: z.infer<typeof openCalendarFeedSchema>,
    @SignedIn() person: Person,
    @Req() request: FastifyRequest,
  ): Promise<OpenedCalendarFeed> {
    const facts = requestFacts(request, person, idempotencyKeyIn(request.headers));
    if (!mayOpen(person, of)) throw notYours();
    const token = randomBytes(32).toString('base64url');
    const opened = await openCalendarFeed(this.log.store, facts, {
      tokenHash: digestOf(token),
      of,
      openedBy: person.actor,
    });
    if (opened === undefined)
      throw problem('key-reused', 'This calendar was opened before; its address is shown once.', {
        field: 'Idempotency-Key',
        remedy: 'If the address is lost, revoke the calendar and open a new one with a new key.',
      });
    const feed = found(await this.views.after(opened.position, readers[person.role]), opened.id);
    const path = `/calendar/${token}.ics`;
    return { feed: describe(feed, person), token, path, position: opened.position };
  }

  /** Revokes a calendar: its address leads nowhere from then on. Revoking it again changes nothing. */
  @Delete(':id')
  async revoke(
    @Param('id') id: string,
    @SignedIn() person: Person,
    @Req() request: FastifyRequest,
  ): Promise<RevokedCalendarFeed> {
    const facts = requestFacts(request, person, idempotencyKeyIn(request.headers));
    const before = await this.views.for(request);
    const feed = found(before, id);
    if (!mayRevoke(person, feed)) throw notYours();
    const position = await revokeCalendarFeed(this.log.store, facts, feed.id);
    const views =
      position === undefined ? before : await this.views.after(position, readers[person.role]);
    return {
      feed: describe(found(views, id), person),
      position: position ?? views.calendarFeeds().position,
    };
  }
}

function found(views: ViewQueries, id: string): Feed {
  const feed = views.calendarFeed(id.toLowerCase());
  if (feed !== undefined) return feed;
  throw problem('not-found', 'There is no such calendar.');
}

function notYours(): ProblemException {
  return problem('not-permitted', 'This is the calendar of somebody else.', {
    remedy: 'Open one of your own or of your team, or ask a team leader.',
  });
}

function describe(feed: Feed, person: Person): CalendarFeed {
  return { ...feed, mayRevoke: feed.revokedAt === null && mayRevoke(person, feed) };
}
