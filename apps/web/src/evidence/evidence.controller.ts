import { Controller, ForbiddenException, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiProblem, ApiUnavailable } from '../api/api-errors.js';
import { Page, Redirect } from '../http/page.js';
import { pickQuery, textOf, urlWith, type UrlQuery } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { fileAsText, noFile } from './evidence-form.js';
import { acceptedFiles, downloadOf } from './evidence-view.js';
import { chosenFile } from './upload.js';

/** The evidence of a case: what there is, its files, and the file that is to be attached next. */
@Controller('interventions/:id/evidence')
export class EvidenceController {
  @Get()
  async list(@Web() web: WebRequest, @Param('id') id: string): Promise<Page> {
    const [record, evidence] = await Promise.all([web.api.intervention(id), web.api.evidence(id)]);
    return new Page('evidence/list', {
      record,
      tab: 'evidence',
      evidence,
      items: evidence.items.map((item) => ({ ...item, href: downloadOf(record.id, item) })),
    });
  }

  @Get('new')
  choose(@Web() web: WebRequest, @Param('id') id: string, @Query() raw: unknown): Promise<Page> {
    return choosePage(web, id, pickQuery(raw, ['about']));
  }

  /** Hands the file on while it arrives; the questions about it come next. */
  @Post('new')
  async upload(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Query() raw: unknown,
  ): Promise<Page | Redirect> {
    const query = pickQuery(raw, ['about']);
    if (!web.mayRecord) throw new ForbiddenException();
    const chosen = await chosenFile(web.request);
    if (chosen === undefined) return choosePage(web, id, query, 'Choose a file');
    try {
      const file = await web.api.uploadEvidence(id, chosen.filename, chosen.file);
      const form = `/interventions/${encodeURIComponent(id)}/record/evidence`;
      return new Redirect(urlWith(form, query, { file: fileAsText(file) }));
    } catch (error) {
      const said = saidOf(error);
      if (said === null) throw error;
      return choosePage(web, id, query, said);
    }
  }

  @Get(':entryId/file')
  async download(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Param('entryId') entryId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { body, headers } = await web.api.evidenceFile(id, entryId);
    await reply.headers(headers).send(body);
  }
}

async function choosePage(
  web: WebRequest,
  id: string,
  query: UrlQuery,
  problem?: string,
): Promise<Page> {
  if (!web.mayRecord) throw new ForbiddenException();
  const [record, rules] = await Promise.all([web.api.intervention(id), web.api.evidenceRules()]);
  const path = `/interventions/${record.id}`;
  return new Page(
    'evidence/new',
    {
      record,
      action: urlWith(`${path}/evidence/new`, query),
      withoutFile: urlWith(`${path}/record/evidence`, query, { file: noFile }),
      rules,
      accepted: acceptedFiles(rules),
      about: textOf(query, 'about'),
      problems: problem === undefined ? [] : [{ text: problem, href: '#file' }],
    },
    problem === undefined ? 200 : 422,
  );
}

/** What went wrong with a file, for the person who chose it; null for what has a page of its own. */
function saidOf(error: unknown): string | null {
  if (error instanceof ApiUnavailable)
    return 'The connection broke before the file was kept. Choose it again.';
  if (!(error instanceof ApiProblem)) return null;
  const { status, detail, remedy } = error.problem;
  if ([401, 403, 404].includes(status)) return null;
  if (status >= 500) return `${detail} Nothing was recorded. Choose the file again in a while.`;
  return status === 413 || status === 422 || remedy === undefined ? detail : `${detail} ${remedy}`;
}
