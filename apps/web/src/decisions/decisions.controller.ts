import { Controller, Get, Param, Query } from '@nestjs/common';
import { dueItem, type Acts } from '../deadlines/due-item.js';
import { Page, Redirect } from '../http/page.js';
import { pickQuery, textOf, urlWith } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { lateness } from '../timeline/timeline-view.js';
import { knownRows } from './known-rows.js';

/** A row without links: what a decision set in motion is looked at here, not acted on. */
const noActs: Acts = new Map();

/** A decision for ever: what was known on its day beside what is known now. */
@Controller('interventions/:id/decisions/:entryId')
export class DecisionsController {
  @Get()
  async show(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Param('entryId') entryId: string,
    @Query() raw: unknown,
  ): Promise<Page | Redirect> {
    const query = pickQuery(raw, ['at', 'knownAt']);
    const knownAt = textOf(query, 'knownAt') || undefined;
    const [record, decision] = await Promise.all([
      web.api.intervention(id),
      web.api.decision(id, entryId, { knownAt }),
    ]);
    const path = `/interventions/${record.id}/decisions/${decision.id}`;
    if (textOf(query, 'at') !== decision.at)
      return new Redirect(urlWith(path, query, { at: decision.at }));
    const sections = knownRows(decision);
    const where = { interventionId: record.id, laCode: record.laCode };
    return new Page('decisions/show', {
      record,
      decision,
      late: lateness(decision.asRecorded.effectiveOn, decision.asRecorded.recordedAt),
      sections,
      empty: sections.filter(({ rows }) => rows.length === 0).map(({ title }) => title),
      setInMotion: decision.setInMotion.map((item) => dueItem(item, where, noActs, web.user)),
      permanent: urlWith(path, { at: decision.at, knownAt: decision.knownAt ?? decision.position }),
      present: urlWith(path, { at: decision.at }),
      asKnown: urlWith(`/interventions/${record.id}/timeline`, {
        validAt: decision.then.day,
        knownAt: decision.at,
      }),
      policyOfDay: urlWith(`/interventions/${record.id}/policy`, { asOf: decision.then.day }),
    });
  }
}
