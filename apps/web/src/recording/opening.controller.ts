import { Controller, ForbiddenException, Get, Param, Post, Query } from '@nestjs/common';
import { controlOf } from '../forms/answers.js';
import { Page, Redirect } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { openingAddress } from './form-address.js';
import { loadOpeningForm } from './opening-form.js';
import { requirePermitted } from './permitted.js';
import { nextStep, startForm } from './recording-steps.js';

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
    const opening = await loadOpeningForm(web.api, laCode, judgement);
    requirePermitted(web, opening.act);
    return startForm(opening, openingAddress(laCode));
  }

  @Post('authorities/:laCode/open')
  async step(@Web() web: WebRequest, @Param('laCode') laCode: string): Promise<Page | Redirect> {
    const judgement = controlOf(web.form, 'details.judgementId');
    return nextStep(
      web,
      await loadOpeningForm(web.api, laCode, judgement),
      openingAddress(laCode),
      (body, { key }) => web.api.open(body, { idempotencyKey: key }),
    );
  }
}
