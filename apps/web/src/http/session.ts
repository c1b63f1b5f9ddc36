import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Recorded, SignedIn } from '@interventions/contracts';

const userSchema = z.object({
  token: z.string().max(4000),
  name: z.string().max(200),
  role: z.string().max(50),
  team: z.string().max(200).nullable().default(null),
  expiresAt: z.string().max(40),
});
const flashSchema = z.object({ warnings: z.array(z.string()) });

/** Who is signed in. The api alone decides whether the token is good. */
export type SignedInUser = z.infer<typeof userSchema>;

/** What the page after a recording tells besides the entry itself. */
export type Flash = z.infer<typeof flashSchema>;

const names = {
  user: 'interventions_session',
  position: 'interventions_position',
  flash: 'interventions_flash',
} as const;

/** How long a page waits for one's own last entry: long enough for any view to catch up. */
const positionSeconds = 120;
const options = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/** The person whose cookie came with the request; undefined where there is none that can be read. */
export function readUser(request: FastifyRequest): SignedInUser | undefined {
  return readCookie(request, names.user, userSchema);
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

export function startSession(reply: FastifyReply, { token, persona, expiresAt }: SignedIn): void {
  const { name, role, team } = persona;
  const user: SignedInUser = { token, name, role, team, expiresAt };
  const expires = new Date(expiresAt);
  reply.setCookie(names.user, encode(user), { ...options, expires });
}

export function endSession(reply: FastifyReply): void {
  for (const name of Object.values(names)) reply.clearCookie(name, options);
}

/** Remembers what was recorded, so that the next pages show it. */
export function rememberRecorded(reply: FastifyReply, recorded: Recorded): void {
  rememberPosition(reply, recorded.position);
  const flash: Flash = {
    warnings: recorded.warnings.slice(0, 10).map((warning) => warning.slice(0, 300)),
  };
  reply.setCookie(names.flash, encode(flash), { ...options, maxAge: positionSeconds });
}

/** Lets the next pages wait for what stands at a position of the log. */
export function rememberPosition(reply: FastifyReply, position: string): void {
  reply.setCookie(names.position, position, { ...options, maxAge: positionSeconds });
}

function encode(value: unknown): string {
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
