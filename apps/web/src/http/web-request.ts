import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiSession } from '../api/api-session.js';
import type { WebConfig } from '../config.js';
import { readPosition, readUser, type SignedInUser } from './session.js';

/** What a controller needs of one request: the api in the person's name, and the cookies to answer with. */
export class WebRequest {
  readonly user: SignedInUser | undefined;
  readonly api: ApiSession;
  readonly correlationId: string;
  /** Path with its query, to come back to. */
  readonly here: string;
  /** Where people reach the pages, without a final slash. */
  readonly publicUrl: string;
  /** Whether anyone who reaches the service may sign in to it. */
  readonly demonstration: boolean;

  constructor(
    config: WebConfig,
    readonly request: FastifyRequest,
    readonly reply: FastifyReply,
  ) {
    this.user = readUser(request);
    this.correlationId = request.id;
    this.here = request.url;
    this.demonstration = config.demonstration;
    this.publicUrl = config.publicUrl ?? `${request.protocol}://${request.host}`;
    this.api = new ApiSession(
      config,
      { token: this.user?.token, correlationId: request.id },
      readPosition(request),
    );
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

/** Makes the request's own {@link WebRequest} available to controllers and error pages. */
export function attachWebRequest(
  config: WebConfig,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  requests.set(request, new WebRequest(config, request, reply));
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
