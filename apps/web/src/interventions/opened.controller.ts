import { Controller, Get, Param } from '@nestjs/common';
import { actsByName } from '../deadlines/due-item.js';
import { Page } from '../http/page.js';
import { readFlash } from '../http/session.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { caseDue, expectedSteps } from './case-due.js';
import { firstSteps } from './first-steps.js';

/** As many entries as a case can have when it is set up; the opening is the first. */
const firstEntries = { limit: '500', order: 'newest' } as const;

/** A case just opened: what is due from now on, and what it still needs. It can be come back to. */
@Controller('interventions')
export class OpenedController {
  @Get(':id/opened')
  async show(@Web() web: WebRequest, @Param('id') id: string): Promise<Page> {
    const [record, timeline, evaluation, described, allowed] = await Promise.all([
      web.api.intervention(id),
      web.api.timeline({ kind: 'intervention', id }, firstEntries),
      web.api.evaluation(id),
      web.api.acts(),
      web.api.allowedActs({ kind: 'intervention', id }),
    ]);
    const acts = actsByName(described.items);
    const where = { interventionId: record.id, laCode: record.laCode };
    const own = timeline.items.filter(({ stream }) => stream === `intervention-${record.id}`);
    return new Page('interventions/opened', {
      record,
      entry: own.find(({ act }) => act === 'InterventionOpened') ?? null,
      flash: readFlash(web.request) ?? null,
      steps: firstSteps(record.id, own, web.user),
      due: caseDue(evaluation.obligations, where, acts, web.user).due,
      expected: expectedSteps(evaluation.expectedNext, allowed.items, where, acts, web.user),
    });
  }
}
