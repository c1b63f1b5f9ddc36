import type { AllowedActs, Draft } from '@interventions/contracts';
import { noneGiven } from '../forms/read-answers.js';
import type { ActForm } from '../recording/act-form.js';
import { fieldAt } from './questions.js';

/** What the form of a draft says above its questions. */
export interface ResumedDraft {
  readonly id: string;
  readonly savedAt: string;
  /** How many entries were recorded since, and where to read them. */
  readonly since: number;
  readonly sinceHref: string;
  readonly isCase: boolean;
  /** Why it would be refused as it stands. */
  readonly notAllowed: string | null;
  /** Answers that the form has no place for any more. */
  readonly lost: readonly KeptAnswer[];
}

/** A question with what was answered, as text. */
export interface KeptAnswer {
  readonly label: string;
  readonly lines: readonly string[];
}

const chosen: ReadonlySet<string> = new Set([
  'choice',
  'choices',
  'entry',
  'entries',
  'obligation',
]);

/** What has changed around a draft since it was saved. */
export function resumedDraft(
  { id, savedAt, content }: Draft,
  form: ActForm,
  allowed: AllowedActs,
): ResumedDraft {
  const { subject, act } = form;
  const isCase = subject.api.kind === 'intervention';
  const now = allowed.items.find((one) => one.act === act.name);
  const guard = [now?.because, now?.remedy].filter((text) => typeof text === 'string').join(' ');
  return {
    id,
    savedAt,
    since: Math.max(0, Number(subject.revision) - Number(content.savedAtRevision)),
    sinceHref: isCase ? `${subject.home}/timeline` : subject.home,
    isCase,
    notAllowed: now === undefined || now.allowed ? null : guard,
    lost: keptAnswers(
      content.answers.flatMap(({ path, label, texts }) => {
        const field = fieldAt(form.fields, path);
        if (field === undefined) return [{ label, texts }];
        if (!chosen.has(field.input)) return [];
        const offered = new Set([noneGiven, ...field.options.map(({ value }) => value)]);
        return [{ label, texts: texts.filter((text) => !offered.has(text)) }];
      }),
    ),
  };
}

/** Answers as text, those to one question together; what is blank is left out. */
export function keptAnswers(
  answers: readonly { readonly label: string; readonly texts: readonly string[] }[],
): readonly KeptAnswer[] {
  const lines = new Map<string, readonly string[]>();
  for (const { label, texts } of answers) {
    const filled = texts.filter((text) => text.trim() !== '');
    if (filled.length > 0) lines.set(label, [...(lines.get(label) ?? []), ...filled]);
  }
  return [...lines].map(([label, given]) => ({ label, lines: given }));
}
