import { Controller, Get, Param, Query } from '@nestjs/common';
import { Page } from '../http/page.js';
import { pickQuery, urlWith } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { noticeStates } from './notice-states.js';

const names = ['state', 'interventionId', 'key', 'to', 'cursor'];
const pageSize = '50';

/** The messages about deadlines: those sent, those waiting and those that could not be sent. */
@Controller('notices')
export class NoticesController {
  @Get()
  async list(@Web() web: WebRequest, @Query() raw: unknown): Promise<Page> {
    const query = pickQuery(raw, names);
    const page = await web.api.notices({ ...query, limit: pageSize });
    return new Page('notices/list', {
      page,
      query,
      states: noticeStates(page.counts, query),
      filtered: names.some((name) => name !== 'cursor' && query[name] !== undefined),
      next: page.next === null ? null : urlWith('/notices', query, { cursor: page.next }),
    });
  }

  @Get(':reference')
  async show(@Web() web: WebRequest, @Param('reference') reference: string): Promise<Page> {
    return new Page('notices/show', { notice: await web.api.notice(reference) });
  }
}
