import { randomUUID } from 'node:crypto';
import type { AuthorityRecord } from '@interventions/contracts';
import { Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { Answers, controlOf } from '../forms/answers.js';
import { Page, type Redirect } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import type { ActForm } from './act-form.js';
import { formPage, readControl } from './form-page.js';
import {
  choiceProblems,
  proposedChoice,
  readChoice,
  type OpeningChoice,
} from './opening-choice.js';
import { backToTriage, openingForm, otherTriggers } from './opening-form.js';
import { openedMeanwhile } from './opened-meanwhile.js';
import { requirePermitted } from './permitted.js';
import { nextStep, sentBefore } from './recording-steps.js';
import { loadSubject, type Subject } from './subject.js';
import { triagePage } from './triage-page.js';
import { triageOf, type Triage } from './triage.js';

/** Opening an intervention in a council: what stands there first, then the form, then its check. */
@Controller('authorities')
export class OpeningController {
  @Get(':laCode/open')
  async start(
    @Web() web: WebRequest,
    @Param('laCode') laCode: string,
    @Query() query: { readonly judgement?: unknown; readonly follows?: unknown },
  ): Promise<Page> {
    const opening = await load(web, laCode);
    const { authority, triage } = opening;
    return triagePage(authority, triage, proposedChoice(triage, query), Answers.none, {
      key: randomUUID(),
      revision: opening.subject.revision,
    });
  }

  @Post(':laCode/open')
  async step(@Web() web: WebRequest, @Param('laCode') laCode: string): Promise<Page | Redirect> {
    const opening = await load(web, laCode);
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
      return formPage(form, actionOf(laCode), begun, control);
    }
    const unseen = triage.open.filter(({ id }) => !choice.seen.includes(id));
    // What was sent once may be the very case that is open now.
    if (action === 'record' && unseen.length > 0 && !sentBefore(web.form))
      return openedMeanwhile(web, form, actionOf(laCode), unseen, {
        ...choice,
        relation: choice.relation === '' ? 'separate' : choice.relation,
        seen: triage.open.map(({ id }) => id),
      });
    return nextStep(web, form, actionOf(laCode), (body, { key }) =>
      web.api.open(body, { idempotencyKey: key }),
    );
  }
}

function actionOf(laCode: string): string {
  return `/authorities/${encodeURIComponent(laCode)}/open`;
}

interface Opening {
  readonly authority: AuthorityRecord;
  readonly subject: Subject;
  readonly triage: Triage;
  readonly formFor: (choice: OpeningChoice) => ActForm;
}

/** Everything that opening in a council needs. Throws ForbiddenException where the role does not open cases. */
async function load(web: WebRequest, laCode: string): Promise<Opening> {
  const [{ items: acts }, authority] = await Promise.all([
    web.api.acts(),
    web.api.authority(laCode),
  ]);
  const act = acts.find(({ route }) => route === 'opening');
  if (act === undefined) throw new NotFoundException();
  requirePermitted(web, act);
  const [subject, predecessors] = await Promise.all([
    loadSubject(web.api, { kind: 'authority', id: laCode }),
    Promise.all(authority.predecessors.map((one) => web.api.authority(one.laCode))),
  ]);
  const triage = triageOf(authority, predecessors, otherTriggers(act));
  return {
    authority,
    subject,
    triage,
    formFor: (choice) => openingForm(act, subject, triage, choice),
  };
}
