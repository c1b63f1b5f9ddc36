import { Controller, Get, Param, Query } from '@nestjs/common';
import { Page } from '../http/page.js';
import { pickQuery, textOf } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { actsByTrack } from './act-groups.js';

/** Every act of a case: what can be recorded as buttons, the rest with its guard and what would open it. */
@Controller('interventions')
export class CaseActsController {
  @Get(':id/acts')
  async show(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Query() raw: unknown,
  ): Promise<Page> {
    const query = pickQuery(raw, ['q', 'show']);
    const [record, allowed] = await Promise.all([
      web.api.intervention(id),
      web.api.allowedActs({ kind: 'intervention', id }),
    ]);
    const shown = textOf(query, 'show');
    const show = shown === 'possible' || shown === 'not-possible' ? shown : '';
    const words = textOf(query, 'q');
    const place = { laCode: record.laCode, interventionId: record.id };
    const tracks = actsByTrack(allowed.items, place, { show, words });
    const all = allowed.items.filter(({ route }) => route !== 'opening');
    return new Page('interventions/acts', {
      record,
      tracks,
      show,
      words,
      filtered: show !== '' || words !== '',
      counts: { possible: all.filter((act) => act.allowed).length, all: all.length },
      tab: 'acts',
    });
  }
}
