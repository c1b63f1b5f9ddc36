import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ownDrafts } from '../drafts/own-drafts.js';
import { Page } from '../http/page.js';
import { pickQuery, urlWith } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { actsByName } from '../deadlines/due-item.js';
import { groupActs } from './act-groups.js';
import { caseDue, expectedSteps, holdOf } from './case-due.js';
import { endedCase } from './ended-case.js';
import { taskPhases } from './case-tasks.js';
import { newsFor } from '../start/news.js';
import { columns, filterNames, listFilters } from './list-filters.js';

const pageSize = '25';

/** The register of interventions, and one case. */
@Controller('interventions')
export class InterventionsController {
  @Get()
  async list(@Web() web: WebRequest, @Query() raw: unknown): Promise<Page> {
    const query = pickQuery(raw, [...filterNames, 'sort', 'cursor']);
    const page = await web.api.interventions({ status: 'open', ...query, limit: pageSize });
    const cursor = (to: string | null) =>
      to === null ? null : urlWith('/interventions', query, { cursor: to });
    return new Page('interventions/list', {
      page,
      query,
      filters: listFilters(page.facets),
      columns: columns(query),
      filtered: filterNames.some((name) => query[name] !== undefined),
      next: cursor(page.next),
      previous: cursor(page.previous),
    });
  }

  @Get(':id')
  async show(@Web() web: WebRequest, @Param('id') id: string): Promise<Page> {
    const [record, allowed, evaluation, described, failed, decisions, drafts, news] =
      await Promise.all([
        web.api.intervention(id),
        web.api.allowedActs({ kind: 'intervention', id }),
        web.api.evaluation(id),
        web.api.acts(),
        web.api.notices({ interventionId: id, state: 'failed', limit: '5' }),
        web.api.decisions({ interventionId: id, limit: '100' }),
        ownDrafts(web, id),
        newsFor(web, { interventionId: id }),
      ]);
    const acts = actsByName(described.items);
    const where = { interventionId: record.id, laCode: record.laCode };
    const shown = {
      record,
      news: news?.items[0] ?? null,
      phase: evaluation.phase,
      hold: holdOf(evaluation.obligations),
      ...caseDue(evaluation.obligations, where, acts, web.user),
      expected: expectedSteps(evaluation.expectedNext, allowed.items, where, acts, web.user),
      tasks: taskPhases(evaluation.tasks, where, acts, web.user),
      failed: failed.items,
      decisions,
      drafts,
      ended: await endedCase(web, record),
      acts: groupActs(allowed.items, where),
      mayHold: allowed.items.some(({ act, allowed: can }) => can && act === 'HoldPlaced'),
      mayRelease: allowed.items.some(({ act, allowed: can }) => can && act === 'HoldReleased'),
      tab: 'record',
    };
    const looked = { interventionId: record.id, position: record.position };
    return new Page('interventions/record', shown, 200, looked);
  }

  /** The history of a case as a file of JSON Lines. */
  @Get(':id/history.jsonl')
  async history(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const text = await web.api.history(id);
    reply.header('content-type', 'application/x-ndjson; charset=utf-8');
    reply.header('content-disposition', 'attachment; filename="history.jsonl"');
    return text;
  }
}
