import { randomUUID } from 'node:crypto';
import type { Recorded } from '@interventions/contracts';
import { Answers, controlOf } from '../forms/answers.js';
import { draftContent } from '../drafts/draft-content.js';
import { keepDraft, removeDraft, saveDraft } from '../drafts/save-draft.js';
import { Page, Redirect } from '../http/page.js';
import { idOf } from '../forms/field.js';
import type { SummaryRow } from '../forms/summary.js';
import type { WebRequest } from '../http/web-request.js';
import { readForm, type ActForm, type Values } from './act-form.js';
import {
  controlFields,
  formPage,
  heading,
  newControl,
  readControl,
  type FormControl,
} from './form-page.js';
import { preview, type AskPreview } from './preview.js';
import { confirmRecorded, recordedBefore } from './recorded-before.js';
import { submit } from './submit.js';

/** Marks a form that was sent once without a certain answer. */
const sent = { name: '_sent', value: 'yes' } as const;

/** Whether a form was sent before, so that what it records may be there already. */
export function sentBefore(body: unknown): boolean {
  return controlOf(body, sent.name) === sent.value;
}

/** Sends the body of a form to the api. */
export type Send = (body: Values, control: FormControl) => Promise<Recorded>;

/** The form as it is first shown. */
export function startForm(form: ActForm, action: string): Page {
  return formPage(form, action, form.start, newControl(form));
}

/** One step of recording: the button that was pressed decides. Answers are never lost on the way. */
export async function nextStep(
  web: WebRequest,
  form: ActForm,
  action: string,
  send: Send,
  ask?: AskPreview,
): Promise<Page | Redirect> {
  const answers = Answers.fromBody(web.form);
  const control = readControl(web.form, form);
  const before = recordedBefore(web, control.key);
  if (before !== undefined) return before;
  const [step, path = '', row = ''] = controlOf(web.form, '_action').split(':');
  switch (step) {
    case 'add':
      return formPage(form, action, answers.withRow(path), control);
    case 'remove':
      return formPage(form, action, answers.withoutRow(path, Number(row)), control);
    case 'edit':
      return formPage(form, action, answers, control);
    case 'save':
      return saveForLater(web, form, action, answers, control);
    case 'record':
      return form.act.finality === null
        ? record(web, form, action, answers, control, send)
        : askOnceMore(form, action, answers, control);
    case 'confirm':
      return record(web, form, action, answers, control, send);
    default:
      return check(form, action, answers, control, ask);
  }
}

/** Keeps the answers as they are, right or wrong, and goes back to the record. */
async function saveForLater(
  web: WebRequest,
  form: ActForm,
  action: string,
  answers: Answers,
  control: FormControl,
): Promise<Page | Redirect> {
  const saved = await saveDraft(web.api, draftContent(form, answers, control), control.draft);
  if (saved.outcome === 'failed')
    return formPage(form, action, answers, control, [{ message: saved.message }]);
  web.cookies.rememberNotice(saved.outcome === 'saved' ? 'draft-saved' : 'draft-saved-beside');
  return new Redirect(form.subject.home);
}

/** The answers with what recording them would do, where that can be asked. */
async function check(
  form: ActForm,
  action: string,
  answers: Answers,
  control: FormControl,
  ask: AskPreview | undefined,
): Promise<Page> {
  const reading = readForm(form, answers);
  if ('errors' in reading) return formPage(form, action, answers, control, reading.errors);
  const shown = ask === undefined ? null : await preview(form, reading.body, ask);
  const refused = shown?.kind === 'refused' ? shown : null;
  const asksReason = shown?.kind === 'shown' && shown.view.asksReason;
  return new Page(
    'recording/check',
    {
      form: heading(form),
      action,
      rows: reading.summary,
      hidden: answers.hidden().filter(({ name }) => !(asksReason && name === 'reason')),
      control: controlFields(form, control),
      asksOnceMore: form.act.finality !== null,
      preview: shown,
      comesTo: form.comesTo?.(reading.body) ?? null,
      problems:
        refused === null
          ? []
          : [{ text: refused.message, href: rowOf(refused.field, reading.summary) }],
    },
    refused === null ? 200 : 422,
  );
}

/** Where the answer to a field stands on the page, or the answers as a whole. */
function rowOf(field: string | null, rows: readonly SummaryRow[]): string {
  const index = rows.findIndex(({ path }) => path === field);
  return field === null || index < 0 ? '#answers' : `#row-${idOf(field)}-${index + 1}`;
}

/** What recording an act does for good, before it is recorded. */
function askOnceMore(form: ActForm, action: string, answers: Answers, control: FormControl): Page {
  const reading = readForm(form, answers);
  if ('errors' in reading) return formPage(form, action, answers, control, reading.errors);
  const { finality, statutory } = form.act;
  return new Page('recording/once-more', {
    ...{ form: heading(form), action, finality, statutory },
    ...{ hidden: answers.hidden(), control: controlFields(form, control) },
  });
}

async function record(
  web: WebRequest,
  form: ActForm,
  action: string,
  answers: Answers,
  control: FormControl,
  send: Send,
): Promise<Page | Redirect> {
  const reading = readForm(form, answers);
  if ('errors' in reading) return formPage(form, action, answers, control, reading.errors);
  const result = await submit(() => send(reading.body, control));
  const again = { form: heading(form), action, rows: reading.summary, hidden: answers.hidden() };
  switch (result.outcome) {
    case 'recorded':
      web.cookies.rememberRecorded(result.recorded);
      await removeDraft(web, control.draft);
      return confirmRecorded(web, control.key, confirmationOf(form, result.recorded));
    case 'overtaken': {
      const { since = [], closed = 0 } = result.problem;
      const kept = await keepDraft(web.api, draftContent(form, answers, control), control.draft);
      const renewed = {
        key: randomUUID(),
        revision: result.problem.revision ?? form.subject.revision,
        draft: kept ?? control.draft,
      };
      return new Page(
        'recording/overtaken',
        {
          ...again,
          since,
          closed,
          isDraft: kept !== undefined,
          onlySystem:
            closed === 0 && since.length > 0 && since.every(({ role }) => role === 'system'),
          control: controlFields(form, renewed),
        },
        412,
      );
    }
    case 'refused':
      return formPage(form, action, answers, { ...control, key: randomUUID() }, result.problems);
    case 'busy':
    case 'unclear':
    case 'withheld': {
      const kept = await keepDraft(web.api, draftContent(form, answers, control), control.draft);
      const place = { ...control, draft: kept ?? control.draft };
      const model = {
        ...{ ...again, ...result, isDraft: kept !== undefined },
        control: [...controlFields(form, place), sent],
      };
      return new Page('recording/not-sure', model, 503);
    }
    default:
      return result satisfies never;
  }
}

function confirmationOf({ act, subject }: ActForm, { id, eventIds }: Recorded): string {
  if (act.route === 'opening') return `/interventions/${id}/opened`;
  const { home } = subject;
  const [first] = eventIds;
  return first === undefined ? home : `${home}/recorded/${first}`;
}
