import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { londonDay } from '@interventions/contracts';
import type { FastifyReply } from 'fastify';
import type { ApiSubject } from '../api/api-session.js';
import { Page, Redirect } from '../http/page.js';
import { pickQuery, urlWith } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { nullWhereUnknown } from '../timeline/lanes.controller.js';
import { readLookBack } from '../timeline/look-back.js';
import { findings, gradedViews, recordingLinks, slippingBack } from './improvement-view.js';

/** How mature improvement is in a case, or in a council without one, and how it moved. */
@Controller()
export class ImprovementController {
  @Get('interventions/:id/improvement')
  async ofCase(@Web() web: WebRequest, @Param('id') id: string, @Query() raw: unknown) {
    const record = await web.api.intervention(id);
    return this.show(web, { kind: 'intervention', id: record.id }, raw, { record });
  }

  @Get('authorities/:laCode/improvement')
  async ofCouncil(@Web() web: WebRequest, @Param('laCode') laCode: string, @Query() raw: unknown) {
    const authority = await web.api.authority(laCode);
    return this.show(web, { kind: 'authority', id: laCode }, raw, { authority });
  }

  @Get('interventions/:id/improvement.csv')
  fileOfCase(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Query() raw: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return this.file(web, { kind: 'intervention', id }, raw, reply);
  }

  @Get('authorities/:laCode/improvement.csv')
  fileOfCouncil(
    @Web() web: WebRequest,
    @Param('laCode') laCode: string,
    @Query() raw: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return this.file(web, { kind: 'authority', id: laCode }, raw, reply);
  }

  private async show(
    web: WebRequest,
    subject: ApiSubject,
    raw: unknown,
    of: Readonly<Record<string, unknown>>,
  ): Promise<Page | Redirect> {
    const base = pageOf(subject);
    const path = `${base}/improvement`;
    const now = new Date().toISOString();
    const { query, typed, canonical, problems } = readLookBack(raw, londonDay(now));
    if (canonical !== null) return new Redirect(urlWith(path, canonical));
    const [allowed, improvement] = await Promise.all([
      web.api.allowedActs(subject),
      web.api.improvement(subject, query).catch(nullWhereUnknown),
    ]);
    const known = improvement && {
      sets: gradedViews(improvement),
      findings: findings(improvement),
      slipping: slippingBack(improvement),
    };
    const pinned = improvement && {
      validAt: improvement.asOf,
      knownAt: improvement.asAt.knownAt ?? improvement.position,
    };
    const file = (form: string) => urlWith(`${path}.csv`, query, { form });
    return new Page(
      'improvement/show',
      {
        ...of,
        ...known,
        tab: 'improvement',
        base,
        path,
        typed,
        problems,
        wrong: Object.fromEntries(problems.map((one) => [one.href.slice(1), one.beside])),
        improvement,
        links: recordingLinks(allowed, base),
        asAt: urlWith('', query),
        now,
        files: { research: file('research'), spreadsheet: file('spreadsheet') },
        exactly: pinned === null ? path : urlWith(path, pinned),
      },
      problems.length > 0 ? 422 : 200,
    );
  }

  private async file(
    web: WebRequest,
    subject: ApiSubject,
    raw: unknown,
    reply: FastifyReply,
  ): Promise<Buffer> {
    const { query } = readLookBack(raw, londonDay(new Date().toISOString()));
    const asked = { ...query, ...pickQuery(raw, ['form']) };
    const { body, type, disposition } = await web.api.gradesFile(subject, asked);
    reply.header('content-type', type);
    reply.header('content-disposition', disposition);
    return body;
  }
}

/** The page of a case or a council. */
function pageOf({ kind, id }: ApiSubject): string {
  return `/${kind === 'intervention' ? 'interventions' : 'authorities'}/${encodeURIComponent(id)}`;
}
