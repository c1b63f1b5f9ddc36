import { randomUUID } from 'node:crypto';
import type { Answers } from '../forms/answers.js';
import { controlOf } from '../forms/answers.js';
import { idOf, type Field, type FieldError } from '../forms/field.js';
import { hasError, idsOf, viewFields } from '../forms/field-view.js';
import { unaskedAnswers } from '../drafts/questions.js';
import type { ResumedDraft } from '../drafts/resumed-draft.js';
import { Page } from '../http/page.js';
import type { ActForm, FormVariant } from './act-form.js';

/** What travels with a form besides its answers. */
export interface FormControl {
  /** Makes sending it twice harmless; made with the form. */
  readonly key: string;
  /** Revision of the stream when the form was first shown. */
  readonly revision: string;
  /** Where it is kept when it is saved unfinished. */
  readonly draft: DraftPlace;
}

/** The draft of a form: its id, made with the form, and the version that was last saved; null for none. */
export interface DraftPlace {
  readonly id: string;
  readonly version: string | null;
}

/** A line of the error summary; `path` where it belongs to a field. */
export interface FormProblem {
  readonly message: string;
  readonly path?: string;
}

/** How many optional questions of an act stand on the page before "More details". */
const optionalUpFront = 6;

const uuid = /^[0-9a-f-]{36}$/;

/** The control fields of a form that was sent; what is missing or forged is made anew. */
export function readControl(body: unknown, form: ActForm): FormControl {
  const key = controlOf(body, '_key');
  const revision = controlOf(body, '_revision');
  return {
    key: uuid.test(key) ? key : randomUUID(),
    revision: /^-?\d{1,18}$/.test(revision) ? revision : form.subject.revision,
    draft: readDraftPlace(body),
  };
}

function readDraftPlace(body: unknown): DraftPlace {
  const id = controlOf(body, '_draft');
  const version = controlOf(body, '_draftVersion');
  return {
    id: uuid.test(id) ? id : randomUUID(),
    version: /^\d{1,18}$/.test(version) ? version : null,
  };
}

/** The control of a form that nobody has sent yet. */
export function newControl(form: ActForm): FormControl {
  const draft = { id: randomUUID(), version: null };
  return { key: randomUUID(), revision: form.subject.revision, draft };
}

/** Which form was sent, from its hidden fields. */
export function readVariant(body: unknown): FormVariant {
  const [target, framework] = [controlOf(body, '_target'), controlOf(body, '_framework')];
  const file = controlOf(body, '_file');
  return {
    ...(target !== '' && { target }),
    ...(framework !== '' && { framework }),
    ...(file !== '' && { file }),
  };
}

/** The hidden fields that travel with every step of one form. */
export function steering({ key, revision, draft }: FormControl) {
  return [
    { name: '_key', value: key },
    { name: '_revision', value: revision },
    { name: '_draft', value: draft.id },
    ...(draft.version === null ? [] : [{ name: '_draftVersion', value: draft.version }]),
  ];
}

/** The hidden fields that steer the next step. */
export function controlFields(form: ActForm, control: FormControl) {
  const { target, framework, file } = form.variant;
  return [
    ...steering(control),
    ...(target === undefined ? [] : [{ name: '_target', value: target }]),
    ...(framework === undefined ? [] : [{ name: '_framework', value: framework }]),
    ...(file === undefined ? [] : [{ name: '_file', value: file }]),
    ...(form.carried ?? []),
  ];
}

/** The page that asks the questions of an act, with the answers so far and what is wrong with them. */
export function formPage(
  form: ActForm,
  action: string,
  answers: Answers,
  control: FormControl,
  problems: readonly FormProblem[] = [],
  resumed: ResumedDraft | null = null,
): Page {
  const errors = problems.flatMap(({ message, path }): FieldError[] =>
    path === undefined ? [] : [{ path, message }],
  );
  const { main, more } = splitFields(
    form.fields,
    form.about === undefined ? optionalUpFront : Infinity,
  );
  const view = (groups: readonly Placed[]) =>
    groups.flatMap(({ prefix, fields }) => viewFields(fields, prefix, answers, errors));
  const [mainViews, moreViews] = [view(main), view(more)];
  const ids = idsOf([...mainViews, ...moreViews]);
  return new Page(
    'recording/form',
    {
      form: heading(form),
      action,
      main: mainViews,
      more: moreViews,
      moreOpen:
        hasError(moreViews, errors) || moreViews.some(({ path }) => changed(form, answers, path)),
      problems: problems.map(({ message, path }) => ({
        text: message,
        ...(path !== undefined && { href: `#${nearestId(path, ids)}` }),
      })),
      control: controlFields(form, control),
      hidden: unaskedAnswers(form.fields, answers).hidden(),
      resumed,
    },
    problems.length > 0 ? 422 : 200,
  );
}

/** What every step of an act says at its head. */
export function heading({ act, subject, intro, target, about, back }: ActForm) {
  return {
    title: act.label,
    entryTitle: act.title,
    hint: act.hint,
    decidedBy: act.decidedBy,
    caption: subject.caption,
    home: subject.home,
    intro,
    target,
    about: about ?? null,
    back,
  };
}

type Placed = { readonly prefix: string; readonly fields: readonly Field[] };

function splitFields(
  fields: readonly Field[],
  most: number,
): {
  main: readonly Placed[];
  more: readonly Placed[];
} {
  const details = fields.find(({ key }) => key === 'details')?.fields ?? [];
  const optional = details.filter(({ required }) => !required);
  const first = optional.filter(({ input }) => input === 'entry' || input === 'entries');
  const rest = optional.filter((detail) => !first.includes(detail) && detail.input !== 'pairs');
  const upFront = new Set([...first, ...rest].slice(0, most));
  const later = new Set(optional.filter((detail) => !upFront.has(detail)));
  const pick = (...keys: readonly string[]): Placed => ({
    prefix: '',
    fields: fields.filter(({ key }) => keys.includes(key)),
  });
  return {
    main: [
      pick('effectiveOn'),
      { prefix: 'details', fields: details.filter((detail) => !later.has(detail)) },
      pick('source', 'reason', 'because'),
    ],
    more: [
      { prefix: 'details', fields: details.filter((detail) => later.has(detail)) },
      pick('legalBasis', 'note', 'claims'),
    ],
  };
}

/** Whether somebody answered at a path, beyond what the form began with. */
function changed({ start }: ActForm, answers: Answers, path: string): boolean {
  return answers.filledAt(path) && answers.text(path) !== (start.text(path) || undefined);
}

/** The id of the field at a path, or of the nearest one that holds it. */
function nearestId(wanted: string, ids: ReadonlySet<string>): string {
  const parts = wanted.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const path = parts.slice(0, length).join('.');
    const id = [path, `${path}.day`].map(idOf).find((one) => ids.has(one));
    if (id !== undefined) return id;
  }
  return 'main-content';
}
