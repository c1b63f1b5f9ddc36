import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiProblem } from '../api/api-errors.js';
import { Page } from '../http/page.js';
import { pickQuery, textOf, urlWith, type UrlQuery } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { draw } from './draw.js';
import {
  fileLinks,
  groupingLinks,
  problemWith,
  readOverviewQuery,
  type FilterProblem,
} from './overview-query.js';

const fileParameters = [
  'region',
  'status',
  'openedFrom',
  'openedTo',
  'by',
  'validAt',
  'knownAt',
  'table',
  'form',
] as const;

/** What all cases show together: in words, as a picture, as tables and as files. */
@Controller('overviews')
export class OverviewsController {
  @Get()
  async list(@Web() web: WebRequest): Promise<Page> {
    const { items } = await web.api.overviews();
    return new Page('overviews/list', { overviews: items });
  }

  /** A table as a file, as the api makes it. */
  @Get(':name.csv')
  async file(
    @Web() web: WebRequest,
    @Param('name') name: string,
    @Query() raw: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { body, type, disposition } = await web.api.overviewFile(
      name,
      pickQuery(raw, fileParameters),
    );
    reply.header('content-type', type);
    reply.header('content-disposition', disposition);
    return body;
  }

  @Get(':name')
  async show(
    @Web() web: WebRequest,
    @Param('name') name: string,
    @Query() raw: unknown,
  ): Promise<Page> {
    const filters = readOverviewQuery(raw);
    const { overview, query, refused } = await asked(web, name, filters.query);
    const problems = [...filters.problems, ...refused];
    const path = `/overviews/${overview.name}`;
    const { asAt } = overview;
    return new Page(
      overview.name === 'dataset' ? 'overviews/dataset' : 'overviews/show',
      {
        overview,
        path,
        query,
        typed: filters.typed,
        drawing: overview.picture === null ? null : draw(overview.picture),
        files: fileLinks(overview, query),
        groupings: overview.name === 'phases' ? groupingLinks(path, query) : [],
        past: asAt.validAt !== null || asAt.knownAt !== null,
        filtered: ['region', 'status', 'openedFrom', 'openedTo'].some(
          (one) => textOf(query, one) !== '',
        ),
        present: urlWith(path, query, { validAt: undefined, knownAt: undefined }),
        exactly: urlWith(path, query, { validAt: overview.asOf, knownAt: overview.position }),
        problems,
        wrong: Object.fromEntries(problems.map(({ field, text }) => [field, text])),
      },
      problems.length > 0 ? 422 : 200,
    );
  }
}

/** The overview; where the api refuses a filter, without that filter and with what is wrong with it. */
async function asked(web: WebRequest, name: string, query: UrlQuery) {
  try {
    const none: readonly FilterProblem[] = [];
    return { overview: await web.api.overview(name, query), query, refused: none };
  } catch (error) {
    const field = error instanceof ApiProblem ? error.problem.field : undefined;
    if (!(error instanceof ApiProblem) || error.problem.status !== 400) throw error;
    if (field === undefined || query[field] === undefined) throw error;
    const { detail, remedy } = error.problem;
    const rest = { ...query, [field]: undefined };
    const says = [detail, remedy].filter((one) => one !== undefined).join(' ');
    return {
      overview: await web.api.overview(name, rest),
      query: rest,
      refused: [problemWith(field, says)],
    };
  }
}
