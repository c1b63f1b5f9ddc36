import { Controller, Get } from '@nestjs/common';
import { Page } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { reorganisedCouncil } from './passing-on.js';

/** As many as the api gives at once; fewer than two hundred councils ever ran children’s services. */
const all = '200';

/** Councils under intervention that are reorganised, with their vesting days and what must pass to a successor. */
@Controller('reorganisations')
export class ReorganisationsController {
  @Get()
  async list(@Web() web: WebRequest): Promise<Page> {
    const [{ items }, transferred] = await Promise.all([
      web.api.authorities({ show: 'all', limit: all }),
      web.api.interventions({ status: 'transferred', limit: all }),
    ]);
    const passed = new Set(transferred.items.map(({ laCode }) => laCode));
    const wanted = items.filter(
      ({ laCode, until, spells }) => spells > 0 && (until !== null || passed.has(laCode)),
    );
    const councils = await Promise.all(
      wanted.map(async ({ laCode }) => {
        const authority = await web.api.authority(laCode);
        const records = await Promise.all(
          authority.interventions.map(({ id }) => web.api.intervention(id)),
        );
        return reorganisedCouncil(authority, records);
      }),
    );
    return new Page('reorganisations/list', { councils });
  }
}
