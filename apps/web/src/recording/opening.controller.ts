import {
  Controller,
  ForbiddenException,
  Get,
  NotFoundException,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { controlOf } from '../forms/answers.js';
import { Page, Redirect } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import type { ActForm } from './act-form.js';
import { openingForm } from './opening-form.js';
import { requirePermitted } from './permitted.js';
import { nextStep, startForm } from './recording-steps.js';
import { loadSubject } from './subject.js';

/** Opening an intervention in a council. */
@Controller()
export class OpeningController {
  /** Which council: the first question where nobody came from a council's page. */
  @Get('interventions/open')
  async chooseCouncil(
    @Web() web: WebRequest,
    @Query() query: { readonly laCode?: unknown },
  ): Promise<Page | Redirect> {
    if (!web.mayRecord) throw new ForbiddenException();
    const { laCode } = query;
    if (typeof laCode === 'string' && /^\d{3}$/.test(laCode))
      return new Redirect(`/authorities/${laCode}/open`);
    const { items } = await web.api.authorities({ show: 'current', limit: '200' });
    return new Page(
      'recording/choose-council',
      { councils: items, problem: laCode === undefined ? null : 'Select a council' },
      laCode === undefined ? 200 : 422,
    );
  }

  @Get('authorities/:laCode/open')
  async start(
    @Web() web: WebRequest,
    @Param('laCode') laCode: string,
    @Query() query: { readonly judgement?: unknown },
  ): Promise<Page> {
    const judgement = typeof query.judgement === 'string' ? query.judgement : undefined;
    const opening = await form(web, laCode, judgement);
    requirePermitted(web, opening.act);
    return startForm(opening, actionOf(laCode));
  }

  @Post('authorities/:laCode/open')
  async step(@Web() web: WebRequest, @Param('laCode') laCode: string): Promise<Page | Redirect> {
    const judgement = controlOf(web.form, 'details.judgementId');
    return nextStep(web, await form(web, laCode, judgement), actionOf(laCode), (body, { key }) =>
      web.api.open(body, { idempotencyKey: key }),
    );
  }
}

function actionOf(laCode: string): string {
  return `/authorities/${encodeURIComponent(laCode)}/open`;
}

async function form(
  web: WebRequest,
  laCode: string,
  judgement: string | undefined,
): Promise<ActForm> {
  const [{ items: acts }, subject] = await Promise.all([
    web.api.acts(),
    loadSubject(web.api, { kind: 'authority', id: laCode }),
  ]);
  const act = acts.find(({ route }) => route === 'opening');
  if (act === undefined) throw new NotFoundException();
  return openingForm(act, subject, judgement);
}
