import type { AllowedActs, Draft, DraftContent } from '@interventions/contracts';
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

/** A part of a date after its day. */
const laterPart = /\.(month|year)$/;

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
      content.answers.flatMap((answer) => {
        const { path, texts } = answer;
        const field = fieldAt(form.fields, path);
        if (field === undefined) return [answer];
        if (!chosen.has(field.input)) return [];
        const offered = new Set([noneGiven, ...field.options.map(({ value }) => value)]);
        return [{ ...answer, texts: texts.filter((text) => !offered.has(text)) }];
      }),
    ),
  };
}

/** Answers as text, those to one question together, a date in one line; what is blank is left out. */
export function keptAnswers(answers: DraftContent['answers']): readonly KeptAnswer[] {
  const lines = new Map<string, readonly string[]>();
  for (const { path, label, texts } of answers) {
    const filled = texts.filter((text) => text.trim() !== '');
    const before = lines.get(label) ?? [];
    const last = before.at(-1);
    if (filled.length === 0) continue;
    lines.set(
      label,
      last !== undefined && laterPart.test(path)
        ? [...before.slice(0, -1), `${last} ${filled.join(' ')}`]
        : [...before, ...filled],
    );
  }
  return [...lines].map(([label, given]) => ({ label, lines: given }));
}
