import { decides } from '@interventions/contracts';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Page, Redirect } from '../http/page.js';
import { pickQuery, urlWith } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { lateness } from '../timeline/timeline-view.js';

/** A history one step at a time: each with what it changed, before and after. */
@Controller('interventions/:id/steps')
export class StepsController {
  /** Leads to the first step. */
  @Get()
  async first(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Query() raw: unknown,
  ): Promise<Redirect> {
    const query = pickQuery(raw, ['validAt', 'knownAt']);
    const { entries } = await web.api.state(id, query);
    const [first] = entries;
    const base = `/interventions/${encodeURIComponent(id)}`;
    return new Redirect(
      first === undefined ? `${base}/timeline` : urlWith(`${base}/steps/${first}`, query),
    );
  }

  @Get(':entryId')
  async show(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Param('entryId') entryId: string,
    @Query() raw: unknown,
  ): Promise<Page> {
    const query = pickQuery(raw, ['validAt', 'knownAt']);
    const [record, step] = await Promise.all([
      web.api.intervention(id),
      web.api.step(id, entryId, query),
    ]);
    const base = `/interventions/${record.id}`;
    const to = (ref: { readonly id: string } | null) =>
      ref === null || ref.id === step.entry.id ? null : urlWith(`${base}/steps/${ref.id}`, query);
    const { entry } = step;
    return new Page('steps/show', {
      record,
      step,
      entry,
      late: lateness(entry.effectiveOn, entry.recordedAt),
      ofCouncil: entry.stream.startsWith('authority'),
      decision: decides(entry.act) ? `${base}/decisions/${entry.id}` : null,
      links: {
        first: to(step.first),
        previous: to(step.previous),
        next: to(step.next),
        last: to(step.last),
      },
      timeline: `${urlWith(`${base}/timeline`, query, { entry: entry.id })}#e-${entry.id}`,
      present: `${base}/steps/${entry.id}`,
    });
  }
}
