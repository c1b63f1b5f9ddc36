import { z } from 'zod';
import { isNoticeTemplate, noticeTemplates, type NoticeTemplateName } from './templates.js';

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, 'must be one line');

/** What stands in the places of a message. */
export const noticeValuesSchema = z.strictObject({
  /** Name of the council. */
  council: line(200),
  /** Kind of obligation in words: “Six-month review”. */
  kind: line(200),
  /** The obligation in words. */
  what: line(2_000),
  /** The last day on which it is in time, in words: “30 September 2026”. */
  due: line(100),
  /** Who has to act, in words. */
  who: line(200),
  /** Why it exists and how its date was computed. May have several lines. */
  explanation: z.string().trim().min(1).max(10_000),
  /** Address of the case in the service. */
  link: z.url({ protocol: /^https?$/ }).max(500),
});
export type NoticeValues = z.infer<typeof noticeValuesSchema>;

/** Places whose text comes from people, or from what they recorded: providers may take markup out of them. */
export const writtenPlaces = [
  'council',
  'kind',
  'what',
  'due',
  'who',
  'explanation',
] as const satisfies readonly (keyof NoticeValues)[];

/** A message as it is read. */
export type RenderedNotice = { readonly subject: string; readonly body: string };

/** A template that does not exist, or values that do not fit it; the message names the place, not the value. */
export class NoticeError extends Error {
  override readonly name = 'NoticeError';
}

/** The text of a message: every place filled in. Throws `NoticeError`. */
export function renderNotice(
  template: string,
  values: Readonly<Record<string, string>>,
): RenderedNotice {
  const checked = checkNotice(template, values);
  const { subject, body } = noticeTemplates[checked.template];
  return { subject: filled(subject, checked.values), body: filled(body, checked.values) };
}

/** A template's name and its values, once both are known to be right. Throws `NoticeError`. */
export function checkNotice(
  template: string,
  values: Readonly<Record<string, string>>,
): { readonly template: NoticeTemplateName; readonly values: NoticeValues } {
  if (!isNoticeTemplate(template)) throw new NoticeError('There is no such template.');
  const parsed = noticeValuesSchema.safeParse(values);
  if (parsed.success) return { template, values: parsed.data };
  const places = parsed.error.issues.map(({ path, code, message }) =>
    code === 'unrecognized_keys' ? 'a place that no template has' : `${path.join('.')}: ${message}`,
  );
  throw new NoticeError(`The message cannot be written: ${places.join('; ')}.`);
}

/** One pass: what a value holds is never taken for a place. */
function filled(text: string, values: NoticeValues): string {
  return text.replace(/\(\((\w+)\)\)/g, (place, name: string) => {
    if (!isPlace(name)) throw new NoticeError(`The template has an unknown place ${place}.`);
    return values[name];
  });
}

function isPlace(name: string): name is keyof NoticeValues {
  return Object.hasOwn(noticeValuesSchema.shape, name);
}
