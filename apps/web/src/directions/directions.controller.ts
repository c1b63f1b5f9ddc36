import { Controller, Get, Param } from '@nestjs/common';
import { Page } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { directionsView } from './directions-view.js';

const acts = ['DirectionIssued', 'DirectionRevised', 'DirectionRevoked'];

/** The chain of directions of a case: the duties in force with their status, and what changed from one to the next. */
@Controller('interventions/:id/directions')
export class DirectionsController {
  @Get()
  async show(@Web() web: WebRequest, @Param('id') id: string): Promise<Page> {
    const [record, directions, allowed] = await Promise.all([
      web.api.intervention(id),
      web.api.directions(id),
      web.api.allowedActs({ kind: 'intervention', id }),
    ]);
    return new Page('directions/index', {
      record,
      ...directionsView(directions),
      acts: allowed.items.filter(({ act, allowed: can }) => can && acts.includes(act)),
      tab: 'directions',
    });
  }
}
