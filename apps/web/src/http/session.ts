import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Recorded } from '@interventions/contracts';
import type { StartedSession } from '../sessions/sessions.js';

const flashSchema = z.object({ warnings: z.array(z.string()), repeated: z.boolean().optional() });

/** What the page after a recording tells besides the entry itself. */
export type Flash = z.infer<typeof flashSchema>;

const recordedFormsSchema = z.array(z.object({ key: z.uuid(), at: z.string().max(300) })).max(8);

/** A form that was recorded: its key, and where what it recorded is confirmed. */
export type RecordedForm = z.infer<typeof recordedFormsSchema>[number];

/** Forms that somebody may come back to with the browser's back button. */
const mostRecordedForms = 8;

const names = {
  session: 'interventions_session',
  position: 'interventions_position',
  flash: 'interventions_flash',
  notice: 'interventions_notice',
  forms: 'interventions_forms',
} as const;

/** What the next page says was done, once. */
export const noticeNames = ['draft-saved', 'draft-saved-beside', 'draft-deleted'] as const;
export type NoticeName = (typeof noticeNames)[number];

/** How long a page waits for one's own last entry: long enough for any view to catch up. */
const positionSeconds = 120;
const mostCookieBytes = 4_000;
const options = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/** How cookies of this service are set: over https alone where people reach it by that. */
export function cookieOptions(publicUrl: string | null) {
  return { ...options, secure: publicUrl?.startsWith('https:') ?? false };
}

/** The cookie that a session is known by; undefined where none came with the request. */
export function readSessionCookie(request: FastifyRequest): string | undefined {
  const cookie = request.cookies[names.session];
  return cookie !== undefined && cookie.length <= mostCookieBytes ? cookie : undefined;
}

/** Position of the last entry that this person recorded, for `Read-After`. */
export function readPosition(request: FastifyRequest): string | undefined {
  const position = request.cookies[names.position];
  return position !== undefined && /^[\w:.~-]{1,100}$/.test(position) ? position : undefined;
}

/** Notes for the page after a recording. */
export function readFlash(request: FastifyRequest): Flash | undefined {
  return readCookie(request, names.flash, flashSchema);
}

/** The forms that were recorded last in this browser, the newest first. */
export function readRecordedForms(request: FastifyRequest): readonly RecordedForm[] {
  return readCookie(request, names.forms, recordedFormsSchema) ?? [];
}

/** What was done just before; undefined for nothing, and for a name that is none of ours. */
export function readNotice(request: FastifyRequest): NoticeName | undefined {
  const name = request.cookies[names.notice];
  return noticeNames.find((one) => one === name);
}

/** Sets and clears the cookies of one answer. */
export class AnswerCookies {
  readonly #options: ReturnType<typeof cookieOptions>;

  constructor(
    private readonly reply: FastifyReply,
    publicUrl: string | null,
  ) {
    this.#options = cookieOptions(publicUrl);
  }

  startSession({ cookie, expires }: StartedSession): void {
    this.reply.setCookie(names.session, cookie, { ...this.#options, expires });
  }

  endSession(): void {
    for (const name of Object.values(names)) this.reply.clearCookie(name, this.#options);
  }

  /** Remembers what was recorded, so that the next pages show it. */
  rememberRecorded(recorded: Recorded): void {
    this.rememberPosition(recorded.position);
    const flash: Flash = {
      warnings: recorded.warnings.slice(0, 10).map((warning) => warning.slice(0, 300)),
    };
    this.#setBriefly(names.flash, encode(flash));
  }

  /** Lets the next page say that nothing was recorded a second time; warnings that were not read yet stay. */
  rememberRepeated(flash: Flash | undefined): void {
    this.#setBriefly(names.flash, encode({ warnings: flash?.warnings ?? [], repeated: true }));
  }

  /** Remembers a form that was recorded, until the browser ends, beside those before it. */
  rememberForm(form: RecordedForm, before: readonly RecordedForm[]): void {
    const forms = [form, ...before.filter(({ key }) => key !== form.key)];
    this.reply.setCookie(names.forms, encode(forms.slice(0, mostRecordedForms)), this.#options);
  }

  /** Lets the next pages wait for what stands at a position of the log. */
  rememberPosition(position: string): void {
    this.#setBriefly(names.position, position);
  }

  /** Lets the next page say what was done. */
  rememberNotice(name: NoticeName): void {
    this.#setBriefly(names.notice, name);
  }

  /** What was said is not said again. */
  forgetNotice(): void {
    this.reply.clearCookie(names.notice, this.#options);
  }

  #setBriefly(name: string, value: string): void {
    this.reply.setCookie(name, value, { ...this.#options, maxAge: positionSeconds });
  }
}

function encode(value: Flash | readonly RecordedForm[]): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function readCookie<Schema extends z.ZodType>(
  request: FastifyRequest,
  name: string,
  schema: Schema,
): z.infer<Schema> | undefined {
  const text = request.cookies[name];
  if (text === undefined) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // A cookie that is not ours or was cut short means: not signed in.
    return undefined;
  }
}
