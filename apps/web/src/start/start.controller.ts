import { Controller, Get } from '@nestjs/common';
import { Page } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { dueFirst } from './due-first.js';

/** The first page after signing in: what is due, search, and the latest entries. */
@Controller()
export class StartController {
  @Get()
  async show(@Web() web: WebRequest): Promise<Page> {
    const [due, open, proposed, overviews] = await Promise.all([
      dueFirst(web.api, web.user),
      web.api.interventions({ status: 'open', sort: '-last-event', limit: '5' }),
      web.api.authorities({ show: 'proposed', limit: '10' }),
      web.api.overviews(),
    ]);
    return new Page('start/index', { due, open, proposed, overviews: overviews.items });
  }
}
