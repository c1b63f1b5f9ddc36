import { Controller, Get } from '@nestjs/common';
import { Page } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';

/** The first page after signing in: search, one's own cases, what comes next. */
@Controller()
export class StartController {
  @Get()
  async show(@Web() web: WebRequest): Promise<Page> {
    const [open, coming, proposed] = await Promise.all([
      web.api.interventions({ status: 'open', sort: '-last-event', limit: '8' }),
      web.api.interventions({ status: 'open', sort: 'next-date', limit: '8' }),
      web.api.authorities({ show: 'proposed', limit: '10' }),
    ]);
    return new Page('start/index', {
      open,
      coming: coming.items.filter(({ nextDate }) => nextDate !== null),
      proposed,
    });
  }
}
