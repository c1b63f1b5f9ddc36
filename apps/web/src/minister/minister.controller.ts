import { Controller, Get } from '@nestjs/common';
import { actsByName, deadlineRows } from '../deadlines/due-item.js';
import { Page } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { ministerGroups, undatedDecisions } from './minister-groups.js';

/** As many as the api gives at once; far more than ever wait. */
const most = '200';

/** What needs a minister: decisions and appointments that are due, and decisions that are pending. */
@Controller('minister')
export class MinisterController {
  @Get()
  async list(@Web() web: WebRequest): Promise<Page> {
    const { api, user } = web;
    const [due, pending, acts] = await Promise.all([
      api.deadlines({ scope: 'all', who: 'minister', limit: most }),
      api.interventions({ status: 'open', decision: 'decision-pending', limit: most }),
      api.acts(),
    ]);
    const rows = deadlineRows(due.items, actsByName(acts.items), user);
    return new Page('minister/list', {
      groups: ministerGroups(rows),
      undated: undatedDecisions(pending.items, rows),
      counts: due.counts,
      total: due.total,
      shown: rows.length,
      today: due.asOf,
      position: due.position,
    });
  }
}
