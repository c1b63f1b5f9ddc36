import type { Policies } from '@interventions/contracts';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { dueItem, type Acts } from '../deadlines/due-item.js';
import { Page } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { ofEachDate, policyChoices, readCasePolicyQuery, side } from './case-policy-query.js';

/** A row without links: a case is looked at under a policy, not acted on. */
const noActs: Acts = new Map();

/** A case as a policy sees it: what was due, what departs from it, and how two versions differ. */
@Controller('interventions/:id/policy')
export class CasePolicyController {
  @Get()
  async show(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Query() raw: unknown,
  ): Promise<Page> {
    const { items: policies } = await web.api.policies();
    const query = readCasePolicyQuery(raw, policies);
    const { policy, compared, asOf } = query;
    const [record, evaluation, comparison] = await Promise.all([
      web.api.intervention(id),
      web.api.evaluation(id, { policy, asOf }),
      compared === null
        ? null
        : web.api.comparison(id, { a: side(compared.a), b: side(compared.b), asOf }),
    ]);
    const where = { interventionId: record.id, laCode: record.laCode };
    const row = (item: (typeof evaluation.obligations)[number]) =>
      dueItem(item, where, noActs, web.user);
    return new Page(
      'case-policy/show',
      {
        record,
        tab: 'policy',
        query,
        problems: query.problem === null ? [] : [{ text: query.problem, href: '#asOf' }],
        judged: policyChoices(policies, policy ?? ofEachDate),
        sideA: policyChoices(policies, compared?.a ?? ofEachDate),
        sideB: policyChoices(policies, compared?.b ?? policies.at(-1)?.id ?? ofEachDate),
        evaluation,
        rows: evaluation.obligations.map(row),
        compared: compared && {
          a: titleOf(policies, compared.a),
          b: titleOf(policies, compared.b),
          same: compared.a === compared.b,
        },
        comparison: comparison && {
          ...comparison,
          obligations: comparison.obligations.map(({ under, instead, because }) => ({
            what: under?.what ?? instead?.what ?? '',
            under: under && row(under),
            instead: instead && row(instead),
            because,
          })),
          nothing:
            comparison.obligations.length +
              comparison.departures.length +
              comparison.expectedNext.length ===
            0,
        },
        titles: Object.fromEntries(policies.map((one) => [one.id, one.title])),
      },
      query.problem === null ? 200 : 422,
    );
  }
}

function titleOf(policies: Policies['items'], chosen: string): string {
  return policies.find(({ id }) => id === chosen)?.title ?? 'The policy of each date';
}
