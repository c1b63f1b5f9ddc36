import { Controller, Get, Query } from '@nestjs/common';
import type { Page } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { commissionerStart } from './commissioner-start.js';
import { leaderStart } from './leader-start.js';
import { officerStart } from './officer-start.js';
import { researcherStart } from './researcher-start.js';

/** The page that each person opens in the morning, by what they do. */
@Controller()
export class StartController {
  @Get()
  show(@Web() web: WebRequest, @Query() raw: unknown): Promise<Page> {
    switch (web.user?.role) {
      case 'team-leader':
        return leaderStart(web, raw);
      case 'commissioner':
        return commissionerStart(web);
      case 'case-officer':
        return officerStart(web);
      default:
        return researcherStart(web);
    }
  }
}
