import { Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import type { ApiSubject } from '../api/api-session.js';
import { chooseFileFirst } from '../evidence/evidence-form.js';
import { Page, type Redirect } from '../http/page.js';
import { readFlash } from '../http/session.js';
import { Web, type WebRequest } from '../http/web-request.js';
import type { FormVariant } from './act-form.js';
import { findForm } from './find-form.js';
import { formAddress } from './form-address.js';
import { readVariant } from './form-page.js';
import { firstQuestionPage } from './first-question.js';
import { requirePermitted } from './permitted.js';
import { recordedPart } from './layouts/recorded-part.js';
import { recordedBefore } from './recorded-before.js';
import { nextStep, startForm } from './recording-steps.js';
import { loadSubject } from './subject.js';

/** `sent` is the key of a form that was sent from here; going back leads to it. */
type FormQuery = FormVariant & { readonly sent?: string };

/** Recording an act for a case or a council: form, check answers, conflict, confirmation. */
@Controller()
export class RecordingController {
  @Get('interventions/:id/record/:route')
  async startForCase(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Param('route') route: string,
    @Query() query: FormQuery,
  ): Promise<Page | Redirect> {
    const first = recordedBefore(web, query.sent) ?? chooseFileFirst(id, route, query);
    return first ?? start(web, { kind: 'intervention', id }, route, query);
  }

  @Get('authorities/:id/record/:route')
  async startForCouncil(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Param('route') route: string,
    @Query() query: FormQuery,
  ): Promise<Page | Redirect> {
    const before = recordedBefore(web, query.sent);
    return before ?? start(web, { kind: 'authority', id }, route, query);
  }

  @Post('interventions/:id/record/:route')
  stepForCase(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Param('route') route: string,
  ): Promise<Page | Redirect> {
    return step(web, { kind: 'intervention', id }, route);
  }

  @Post('authorities/:id/record/:route')
  stepForCouncil(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Param('route') route: string,
  ): Promise<Page | Redirect> {
    return step(web, { kind: 'authority', id }, route);
  }

  @Get('interventions/:id/recorded/:entry')
  confirmForCase(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Param('entry') entry: string,
  ): Promise<Page> {
    return confirm(web, { kind: 'intervention', id }, entry);
  }

  @Get('authorities/:id/recorded/:entry')
  confirmForCouncil(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Param('entry') entry: string,
  ): Promise<Page> {
    return confirm(web, { kind: 'authority', id }, entry);
  }
}

async function start(
  web: WebRequest,
  subject: ApiSubject,
  route: string,
  query: FormQuery,
): Promise<Page> {
  const action = formAddress(subject, route);
  const { deadline, claim, officer, ...given } = query;
  const variant = {
    ...given,
    ...(typeof deadline === 'string' && { deadline }),
    ...(typeof claim === 'string' && { claim }),
    ...(typeof officer === 'string' && { officer: officer.slice(0, 300) }),
  };
  const found = await findForm(web.api, subject, route, variant);
  requirePermitted(web, ('first' in found ? found.first : found.form).act);
  if ('first' in found) return firstQuestionPage(found.first, action, query);
  return startForm(found.form, action);
}

async function step(web: WebRequest, subject: ApiSubject, route: string): Promise<Page | Redirect> {
  const variant = readVariant(web.form);
  const found = await findForm(web.api, subject, route, variant);
  const action = formAddress(subject, route);
  if ('first' in found) return firstQuestionPage(found.first, action, variant);
  return nextStep(
    web,
    found.form,
    action,
    (body, control) =>
      web.api.record(subject, route, body, {
        idempotencyKey: control.key,
        revision: control.revision,
      }),
    (body) => web.api.dryRun(subject, route, body),
  );
}

async function confirm(web: WebRequest, where: ApiSubject, entryId: string): Promise<Page> {
  const [{ items: acts }, subject] = await Promise.all([
    web.api.acts(),
    loadSubject(web.api, where),
  ]);
  const entry = subject.entries.find(({ id }) => id === entryId);
  const act = acts.find(({ name }) => name === entry?.act);
  if (entry === undefined && !web.api.behind) throw new NotFoundException();
  return new Page('recording/recorded', {
    subject: { name: subject.name, caption: subject.caption, home: subject.home },
    entry: entry ?? null,
    title: act?.title ?? 'Entry',
    changed: await recordedPart(web.api, where, entry),
    flash: readFlash(web.request) ?? null,
  });
}
