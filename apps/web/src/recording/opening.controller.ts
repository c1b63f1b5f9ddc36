import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Answers, controlOf } from '../forms/answers.js';
import { Page, type Redirect } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { openingAddress } from './form-address.js';
import { formPage, newControl, readControl } from './form-page.js';
import { loadOpening } from './load-opening.js';
import { choiceProblems, proposedChoice, readChoice } from './opening-choice.js';
import { backToTriage } from './opening-form.js';
import { openedMeanwhile } from './opened-meanwhile.js';
import { requirePermitted } from './permitted.js';
import { recordedBefore } from './recorded-before.js';
import { nextStep, sentBefore } from './recording-steps.js';
import { triagePage } from './triage-page.js';

/** Opening an intervention in a council: what stands there first, then the form, then its check. */
@Controller('authorities')
export class OpeningController {
  @Get(':laCode/open')
  async start(
    @Web() web: WebRequest,
    @Param('laCode') laCode: string,
    @Query()
    query: { readonly judgement?: unknown; readonly follows?: unknown; readonly sent?: unknown },
  ): Promise<Page | Redirect> {
    const before = recordedBefore(web, query.sent);
    if (before !== undefined) return before;
    const opening = await loadOpening(web.api, laCode);
    requirePermitted(web, opening.act);
    const { authority, triage } = opening;
    const choice = proposedChoice(triage, query);
    return triagePage(authority, triage, choice, Answers.none, newControl(opening.formFor(choice)));
  }

  @Post(':laCode/open')
  async step(@Web() web: WebRequest, @Param('laCode') laCode: string): Promise<Page | Redirect> {
    const before = recordedBefore(web, controlOf(web.form, '_key'));
    if (before !== undefined) return before;
    const opening = await loadOpening(web.api, laCode);
    requirePermitted(web, opening.act);
    const { authority, triage } = opening;
    const choice = readChoice(web.form);
    const form = opening.formFor(choice);
    const action = controlOf(web.form, '_action');
    const answers = Answers.fromBody(web.form);
    const control = readControl(web.form, form);
    const problems = choiceProblems(choice, triage);
    if (action === backToTriage || problems.length > 0)
      return triagePage(
        authority,
        triage,
        { ...choice, seen: triage.open.map(({ id }) => id) },
        answers,
        control,
        action === backToTriage ? [] : problems,
      );
    if (action === 'details') {
      const begun = answers.entries().length === 0 ? form.start : answers;
      return formPage(form, openingAddress(laCode), begun, control);
    }
    const unseen = triage.open.filter(({ id }) => !choice.seen.includes(id));
    // What was sent once may be the very case that is open now.
    if (action === 'record' && unseen.length > 0 && !sentBefore(web.form))
      return openedMeanwhile(web, form, openingAddress(laCode), unseen, {
        ...choice,
        relation: choice.relation === '' ? 'separate' : choice.relation,
        seen: triage.open.map(({ id }) => id),
      });
    return nextStep(web, form, openingAddress(laCode), (body, { key }) =>
      web.api.open(body, { idempotencyKey: key }),
    );
  }
}
