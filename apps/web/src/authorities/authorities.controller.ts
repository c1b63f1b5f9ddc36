import { londonDay, parseDay } from '@interventions/contracts';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { dateFromText } from '../forms/read-date.js';
import { Page } from '../http/page.js';
import { pickQuery, textOf, urlWith } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { groupActs } from '../interventions/act-groups.js';
import { timelineView } from '../timeline/timeline-view.js';

const pageSize = '50';
const bases = ['publication', 'inspection-end'] as const;

/** The councils, and one of them with its judgements and the failure test. */
@Controller('authorities')
export class AuthoritiesController {
  @Get()
  async list(@Web() web: WebRequest, @Query() raw: unknown): Promise<Page> {
    const query = pickQuery(raw, ['q', 'show', 'region', 'cursor']);
    const page = await web.api.authorities({ ...query, limit: pageSize });
    return new Page('authorities/list', {
      page,
      query,
      filtered: ['q', 'show', 'region'].some((name) => query[name] !== undefined),
      next: page.next === null ? null : urlWith('/authorities', query, { cursor: page.next }),
    });
  }

  @Get(':laCode')
  async show(
    @Web() web: WebRequest,
    @Param('laCode') laCode: string,
    @Query() raw: unknown,
  ): Promise<Page> {
    const query = pickQuery(raw, ['policy', 'asOf']);
    const [authority, allowed, policies, timeline] = await Promise.all([
      web.api.authority(laCode),
      web.api.allowedActs({ kind: 'authority', id: laCode }),
      web.api.policies(),
      web.api.timeline({ kind: 'authority', id: laCode }, { order: 'newest', limit: '200' }),
    ]);
    const test = await failureTest(web, laCode, query);
    return new Page(
      'authorities/show',
      {
        authority,
        acts: groupActs(allowed.items, { laCode: authority.laCode, interventionId: null }),
        policies: policies.items,
        timeline,
        years: timelineView(timeline.items, null),
        query,
        test,
        latestInadequate: authority.judgements.find(
          ({ id }) => id === authority.latestJudgement?.id,
        ),
      },
      test.problem === null ? 200 : 422,
    );
  }
}

/** The failure test under a chosen policy on a chosen day, by both date bases. */
async function failureTest(web: WebRequest, laCode: string, query: ReturnType<typeof pickQuery>) {
  const policy = textOf(query, 'policy');
  const typed = textOf(query, 'asOf');
  const today = londonDay(new Date().toISOString());
  const asOf = typed === '' ? today : parseDay(dateFromText(typed) ?? '');
  if (policy === '' && typed === '') return { policy, typed, answers: null, problem: null };
  if (asOf === undefined)
    return {
      policy,
      typed,
      answers: null,
      problem: 'Enter a day, like 30 September 2016 or 30/9/2016',
    };
  const answers = await Promise.all(
    bases.map((basis) => web.api.failureTest(laCode, { policy, asOf, basis })),
  );
  return { policy, typed, answers, problem: null };
}
