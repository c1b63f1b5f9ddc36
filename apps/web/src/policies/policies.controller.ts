import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { Page } from '../http/page.js';
import { pickQuery, textOf } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';

/** The policy versions by which entries are judged. */
@Controller('policies')
export class PoliciesController {
  @Get()
  async list(@Web() web: WebRequest): Promise<Page> {
    const { items } = await web.api.policies();
    return new Page('policies/list', { policies: items });
  }

  /** What changes from one version to another, and the open cases that it touches. */
  @Get('compare')
  async compare(@Web() web: WebRequest, @Query() raw: unknown): Promise<Page> {
    const { items } = await web.api.policies();
    const query = pickQuery(raw, ['a', 'b']);
    const [a, b] = ['a', 'b'].map((name) => items.find(({ id }) => id === textOf(query, name)));
    const chosen = a !== undefined && b !== undefined && a.id !== b.id;
    const asked = typeof raw === 'object' && raw !== null && ('a' in raw || 'b' in raw);
    const problem = asked && !chosen ? 'Select two different versions' : null;
    return new Page(
      'policies/compare',
      {
        policies: items,
        a: a ?? null,
        b: b ?? null,
        comparison: chosen ? await web.api.policyComparison({ a: a.id, b: b.id }) : null,
        problem,
        problems: problem === null ? [] : [{ text: problem, href: '#a' }],
      },
      problem === null ? 200 : 422,
    );
  }

  @Get(':id')
  async show(@Web() web: WebRequest, @Param('id') id: string): Promise<Page> {
    const { items } = await web.api.policies();
    const policy = items.find((one) => one.id === id);
    if (policy === undefined) throw new NotFoundException();
    return new Page('policies/show', {
      policy,
      before: items.find((one) => one.id === policy.supersedes) ?? null,
    });
  }
}
