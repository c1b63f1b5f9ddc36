import { Controller, Get } from '@nestjs/common';
import { Page } from '../http/page.js';
import { Public } from '../http/signed-in.guard.js';
import { urlWith } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { firstSteps, type CasePage } from './first-steps.js';
import { glossary } from './glossary.js';

/** What to try, what words mean, and how far everybody can use the pages. Needs no sign-in. */
@Controller('help')
@Public()
export class HelpController {
  @Get()
  async help(@Web() web: WebRequest): Promise<Page> {
    return new Page('help/index', { roles: firstSteps(await casePages(web)) });
  }

  @Get('glossary')
  words(): Page {
    return new Page('help/glossary', { glossary });
  }

  @Get('accessibility')
  accessibility(): Page {
    return new Page('help/accessibility', {});
  }
}

/** The pages of cases by council, for who is signed in; for others, and for cases that are not there, the register. */
async function casePages(web: WebRequest): Promise<CasePage> {
  const items =
    web.user === undefined
      ? []
      : (await web.api.interventions({ status: 'all', sort: '-opened', limit: '200' })).items;
  const ids = new Map(items.map(({ authority, id }) => [authority, id]));
  return (council, rest = '') => {
    const id = ids.get(council);
    return id === undefined
      ? urlWith('/interventions', { q: council, status: 'all' })
      : `/interventions/${id}${rest}`;
  };
}
