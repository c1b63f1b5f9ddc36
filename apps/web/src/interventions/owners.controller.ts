import { Controller, Get, Param } from '@nestjs/common';
import { Page } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { ownersOf } from './owners.js';

/** As many entries as the api gives at once; no case comes near. */
const allEntries = { limit: '500', order: 'newest' } as const;

/** Who owned a case from when, and what each handed over to the next. */
@Controller('interventions')
export class OwnersController {
  @Get(':id/owners')
  async show(@Web() web: WebRequest, @Param('id') id: string): Promise<Page> {
    const [record, timeline, allowed] = await Promise.all([
      web.api.intervention(id),
      web.api.timeline({ kind: 'intervention', id }, allEntries),
      web.api.allowedActs({ kind: 'intervention', id }),
    ]);
    return new Page('interventions/owners', {
      record,
      owners: ownersOf(timeline.items),
      mayAssign: allowed.items.some((one) => one.act === 'CaseOfficerAssigned' && one.allowed),
      tab: 'owners',
    });
  }
}
