import { randomUUID } from 'node:crypto';
import type { Answers } from '../forms/answers.js';
import { controlOf } from '../forms/answers.js';
import { idOf, type Field, type FieldError } from '../forms/field.js';
import { hasError, idsOf, viewFields } from '../forms/field-view.js';
import { Page } from '../http/page.js';
import type { ActForm, FormVariant } from './act-form.js';

/** What travels with a form besides its answers. */
export interface FormControl {
  /** Makes sending it twice harmless; made with the form. */
  readonly key: string;
  /** Revision of the stream when the form was first shown. */
  readonly revision: string;
}

/** A line of the error summary; `path` where it belongs to a field. */
export interface FormProblem {
  readonly message: string;
  readonly path?: string;
}

/** How many optional questions of an act stand on the page before "More details". */
const optionalUpFront = 6;

/** The control fields of a form that was sent; what is missing or forged is made anew. */
export function readControl(body: unknown, form: ActForm): FormControl {
  const key = controlOf(body, '_key');
  const revision = controlOf(body, '_revision');
  return {
    key: /^[0-9a-f-]{36}$/.test(key) ? key : randomUUID(),
    revision: /^-?\d{1,18}$/.test(revision) ? revision : form.subject.revision,
  };
}

/** Which form was sent, from its hidden fields. */
export function readVariant(body: unknown): FormVariant {
  const [target, framework] = [controlOf(body, '_target'), controlOf(body, '_framework')];
  return { ...(target !== '' && { target }), ...(framework !== '' && { framework }) };
}

/** The hidden fields that steer the next step. */
export function controlFields(form: ActForm, control: FormControl) {
  const { target, framework } = form.variant;
  return [
    { name: '_key', value: control.key },
    { name: '_revision', value: control.revision },
    ...(target === undefined ? [] : [{ name: '_target', value: target }]),
    ...(framework === undefined ? [] : [{ name: '_framework', value: framework }]),
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
): Page {
  const errors = problems.flatMap(({ message, path }): FieldError[] =>
    path === undefined ? [] : [{ path, message }],
  );
  const { main, more } = splitFields(form.fields);
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
      part: form.above?.template ?? null,
      above: form.above?.model ?? null,
    },
    problems.length > 0 ? 422 : 200,
  );
}

/** What every step of an act says at its head. */
export function heading({ act, subject, intro, target, back }: ActForm) {
  return {
    title: act.label,
    entryTitle: act.title,
    hint: act.hint,
    decidedBy: act.decidedBy,
    caption: subject.caption,
    home: subject.home,
    intro,
    target,
    back,
  };
}

type Placed = { readonly prefix: string; readonly fields: readonly Field[] };

function splitFields(fields: readonly Field[]): {
  main: readonly Placed[];
  more: readonly Placed[];
} {
  const details = fields.find(({ key }) => key === 'details')?.fields ?? [];
  const optional = details.filter(({ required }) => !required);
  const first = optional.filter(({ input }) => input === 'entry' || input === 'entries');
  const rest = optional.filter((detail) => !first.includes(detail) && detail.input !== 'pairs');
  const upFront = new Set([...first, ...rest].slice(0, optionalUpFront));
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
