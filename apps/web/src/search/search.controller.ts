import { Controller, Get, Query } from '@nestjs/common';
import { ApiProblem } from '../api/api-errors.js';
import { Page } from '../http/page.js';
import { pickQuery, textOf, type UrlQuery } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { searchView } from './search-view.js';

/** Finds councils, people, trusts, sources and entries by their words. */
@Controller('search')
export class SearchController {
  @Get()
  async show(@Web() web: WebRequest, @Query() raw: unknown): Promise<Page> {
    const given = pickQuery(raw, ['q', 'kind', 'order', 'cursor']);
    const query: UrlQuery = Object.fromEntries(
      Object.keys(given).map((name) => [name, textOf(given, name)]),
    );
    const wasAsked = typeof raw === 'object' && raw !== null && 'q' in raw;
    if (!wasAsked) return page(query, null, null);
    const q = textOf(query, 'q');
    if (q === '') return page(query, null, 'Enter a word or a number to search for');
    try {
      return page(query, searchView(await web.api.search(query), query), null);
    } catch (error) {
      if (!(error instanceof ApiProblem) || !isAboutSearch(error)) throw error;
      return page(query, null, error.problem.detail.replace(/\.$/, ''));
    }
  }
}

/** Whether the search can be mended by writing it another way. */
function isAboutSearch({ problem: { status, field } }: ApiProblem): boolean {
  return status === 400 && (field === 'q' || field === 'cursor');
}

function page(
  query: UrlQuery,
  found: ReturnType<typeof searchView> | null,
  problem: string | null,
): Page {
  const problems = problem === null ? [] : [{ text: problem, href: '#q' }];
  return new Page(
    'search/index',
    { query, found, problem, problems },
    problem === null ? 200 : 422,
  );
}
