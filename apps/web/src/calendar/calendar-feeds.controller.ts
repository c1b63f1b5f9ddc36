import { randomUUID } from 'node:crypto';
import type { CalendarSubject } from '@interventions/contracts';
import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiProblem } from '../api/api-errors.js';
import { controlOf } from '../forms/answers.js';
import { Page, Redirect } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';

const path = '/calendar-feeds';
/** For a form that was sent twice. */
const madeBefore =
  'This calendar was made already, and its address is shown only once. If you did not copy it, stop that calendar and make another';
const keyForm = /^[0-9a-f-]{36}$/;

/** Calendars of deadlines that other programs subscribe to: make one, see them, stop one. */
@Controller('calendar-feeds')
export class CalendarFeedsController {
  @Get()
  list(@Web() web: WebRequest): Promise<Page> {
    return feedsPage(web, null);
  }

  /** Makes a calendar. Its address stands on the page that answers and nowhere else. */
  @Post()
  async open(@Web() web: WebRequest): Promise<Page> {
    const of = subjectOf(web, controlOf(web.form, 'of'));
    if (of === undefined) return feedsPage(web, 'Select whose deadlines it holds');
    try {
      const opened = await web.api.openCalendarFeed(of, { idempotencyKey: keyOf(web) });
      web.cookies.rememberPosition(opened.position);
      return new Page('calendar/opened', {
        feed: opened.feed,
        address: `${web.publicUrl}${opened.path}`,
      });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.status !== 422) throw error;
      const { code, detail } = error.problem;
      return feedsPage(web, code === 'key-reused' ? madeBefore : detail);
    }
  }

  @Get(':id/stop')
  async confirm(@Web() web: WebRequest, @Param('id') id: string): Promise<Page> {
    const { items } = await web.api.calendarFeeds();
    const feed = items.find((one) => one.id === id);
    if (feed === undefined) throw new NotFoundException();
    return new Page('calendar/stop', { feed, key: randomUUID() });
  }

  @Post(':id/stop')
  async stop(@Web() web: WebRequest, @Param('id') id: string): Promise<Redirect> {
    const { position } = await web.api.revokeCalendarFeed(id, { idempotencyKey: keyOf(web) });
    web.cookies.rememberPosition(position);
    return new Redirect(path);
  }
}

async function feedsPage(web: WebRequest, problem: string | null): Promise<Page> {
  const { items } = await web.api.calendarFeeds();
  return new Page(
    'calendar/list',
    {
      running: items.filter(({ revokedAt }) => revokedAt === null),
      stopped: items.filter(({ revokedAt }) => revokedAt !== null),
      mayOpen: web.user?.role !== 'researcher',
      key: randomUUID(),
      problems: problem === null ? [] : [{ text: problem, href: '#of' }],
      problem,
    },
    problem === null ? 200 : 422,
  );
}

function subjectOf({ user }: WebRequest, chosen: string): CalendarSubject | undefined {
  if (user === undefined) return undefined;
  if (chosen === 'officer') return { officer: user.name };
  return chosen === 'team' && user.team !== null ? { team: user.team } : undefined;
}

/** The key of the form, so that sending it twice makes one calendar. */
function keyOf(web: WebRequest): string {
  const key = controlOf(web.form, '_key');
  return keyForm.test(key) ? key : randomUUID();
}
