import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignedIn } from '@interventions/contracts';
import { ApiSession } from '../api/api-session.js';
import type { WebConfig } from '../config.js';
import type { Sessions, SignedInUser } from '../sessions/sessions.js';
import { AnswerCookies, readPosition, readSessionCookie } from './session.js';

/** What a controller needs of one request: the api in the person's name, and the cookies to answer with. */
export class WebRequest {
  readonly api: ApiSession;
  readonly cookies: AnswerCookies;
  readonly correlationId: string;
  /** Path with its query, to come back to. */
  readonly here: string;
  /** Where people reach the pages, without a final slash. */
  readonly publicUrl: string;
  /** Whether anyone who reaches the service may sign in to it. */
  readonly demonstration: boolean;
  /** Position of the last entry that this person recorded. */
  readonly readAfter: string | undefined;

  constructor(
    config: WebConfig,
    private readonly sessions: Sessions,
    readonly user: SignedInUser | undefined,
    readonly request: FastifyRequest,
    readonly reply: FastifyReply,
  ) {
    this.cookies = new AnswerCookies(reply, config.publicUrl);
    this.readAfter = readPosition(request);
    this.correlationId = request.id;
    this.here = request.url;
    this.demonstration = config.demonstration;
    this.publicUrl = config.publicUrl ?? `${request.protocol}://${request.host}`;
    this.api = new ApiSession(
      config,
      { token: this.user?.token, correlationId: request.id },
      this.readAfter,
    );
  }

  /** Signs a person in under a new id; a session that this browser had before ends. */
  async signIn({ token, persona, expiresAt }: SignedIn): Promise<void> {
    const { name, role, team } = persona;
    await this.#endSession();
    const user = { token, name, role, team, expiresAt };
    this.cookies.startSession(await this.sessions.start(user));
  }

  /** Ends the session on the server, and what the browser keeps of it. */
  async signOut(): Promise<void> {
    await this.#endSession();
    this.cookies.endSession();
  }

  async #endSession(): Promise<void> {
    const cookie = readSessionCookie(this.request);
    if (cookie !== undefined) await this.sessions.end(cookie);
  }

  /** Whether the person's role records entries; the api decides for itself. */
  get mayRecord(): boolean {
    return this.user !== undefined && this.user.role !== 'researcher';
  }

  /** The form fields that were sent. */
  get form(): unknown {
    return this.request.body;
  }
}

const requests = new WeakMap<FastifyRequest, WebRequest>();

/** Addresses that are the same for everybody: no session is looked up for them. */
const forEverybody = /^\/(assets|health|calendar)\//;

/** Makes the request's own {@link WebRequest} available to controllers and error pages. */
export async function attachWebRequest(
  config: WebConfig,
  sessions: Sessions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const cookie = forEverybody.test(request.url) ? undefined : readSessionCookie(request);
  const user = cookie === undefined ? undefined : await sessions.find(cookie);
  requests.set(request, new WebRequest(config, sessions, user, request, reply));
}

/** The {@link WebRequest} of a request; undefined where it failed before cookies were read. */
export function webRequestOf(request: FastifyRequest): WebRequest | undefined {
  return requests.get(request);
}

/** Gives a controller's method its {@link WebRequest}. */
export const Web = createParamDecorator((_data: unknown, context: ExecutionContext): WebRequest => {
  const web = webRequestOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (web === undefined) throw new Error('The request was not prepared.');
  return web;
});
