import { Controller, Get, Header, Param } from '@nestjs/common';
import { Clock } from '@interventions/application';
import { Public, unknownReader } from '../access/access.js';
import { problem, type ProblemException } from '../http/problem.js';
import { RateLimit } from '../http/rate-limit.js';
import { Views } from '../views/views.js';
import { calendarFile } from './calendar-file.js';
import { digestOf } from './calendar-feeds.controller.js';
import { PublicUrl } from './public-url.js';

const token = /^[\w-]{43}$/;

/** Calendars for whoever holds their address; the token in it is the only key. */
@Controller('calendar')
@Public()
export class CalendarController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
    private readonly limit: RateLimit,
    private readonly links: PublicUrl,
  ) {}

  /**
   * The open deadlines of an officer or a team. The digest of the token is looked up, so that the time of an
   * answer tells nothing of the tokens that there are.
   */
  @Get(':file')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('cache-control', 'private, max-age=300')
  async file(@Param('file') file: string): Promise<string> {
    await this.limit.take('calendar');
    const given = /^(.+)\.ics$/.exec(file)?.[1] ?? '';
    if (!token.test(given)) throw noCalendar();
    const views = this.views.now(unknownReader);
    const feed = views.calendarFeedByToken(digestOf(given));
    if (feed === undefined) throw noCalendar();
    return calendarFile({
      name: feed.ofText,
      deadlines: views.datedDeadlines(feed.of, this.clock.today()),
      now: this.clock.now(),
      links: this.links,
    });
  }
}

function noCalendar(): ProblemException {
  return problem('not-found', 'There is no such calendar.', {
    remedy: 'It may have been revoked. Sign in to open a new one.',
  });
}
