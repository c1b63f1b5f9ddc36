import type { DecisionsPage } from '@interventions/contracts';
import { Controller, Get } from '@nestjs/common';
import { ownDrafts } from '../drafts/own-drafts.js';
import { Page } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { dueFirst } from './due-first.js';

/** The first page after signing in: what is due, search, and the latest entries. */
@Controller()
export class StartController {
  @Get()
  async show(@Web() web: WebRequest): Promise<Page> {
    const [due, open, proposed, decided, overviews, drafts] = await Promise.all([
      dueFirst(web.api, web.user),
      web.api.interventions({ status: 'open', sort: '-last-event', limit: '5' }),
      web.api.authorities({ show: 'proposed', limit: '10' }),
      pastDecisions(web),
      web.api.overviews(),
      ownDrafts(web),
    ]);
    const shown = { due, open, proposed, decided, overviews: overviews.items, drafts };
    return new Page('start/index', shown);
  }
}

/** The decisions that a commissioner recorded; null for everybody else. */
async function pastDecisions({ api, user }: WebRequest): Promise<DecisionsPage | null> {
  return user?.role === 'commissioner' ? api.decisions({ actor: user.name, limit: '100' }) : null;
}
