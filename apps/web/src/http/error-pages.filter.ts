import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblem, ApiUnavailable } from '../api/api-errors.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { Answers, controlOf } from '../forms/answers.js';
import { keptControls, keptFields, signInPage } from '../sign-in/sign-in-page.js';
import { localPath, Page } from './page.js';
import { NotSignedIn } from './signed-in.guard.js';
import { webRequestOf } from './web-request.js';

/**
 * Every failure becomes a page in plain words with the request's id, or the way to sign in that keeps a form's answers.
 * Details go to the log.
 */
@Catch()
export class ErrorPagesFilter implements ExceptionFilter {
  constructor(private readonly renderer: PageRenderer) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const web = webRequestOf(request);
    const signedOut = isSignedOut(error);
    if (signedOut && (request.method !== 'POST' || web === undefined)) {
      void reply.redirect(`/sign-in?return=${encodeURIComponent(request.url)}`, 303);
      return;
    }
    const page =
      signedOut && web !== undefined
        ? await signInPage(web, { back: localPath(request.url), body: request.body }).catch(
            (problem: unknown) => errorPage(problem, request),
          )
        : errorPage(error, request);
    if (page.status >= 500) request.log.error({ err: error }, 'a page could not be shown');
    void reply
      .status(page.status)
      .header('content-type', 'text/html; charset=utf-8')
      .send(this.#render(page, request, reply));
  }

  /** A fault of the error page itself is answered in plain text: a request without an answer would hang. */
  #render(page: Page, request: FastifyRequest, reply: FastifyReply): string {
    try {
      return this.renderer.render(page, reply, webRequestOf(request));
    } catch (error) {
      request.log.error({ err: error }, 'an error page could not be shown');
      void reply.header('content-type', 'text/plain; charset=utf-8');
      return `Sorry, there is a problem with the service. Try again later, and give this reference if you ask for help: ${request.id}\n`;
    }
  }
}

/** Whether the way on is to sign in again. */
export function isSignedOut(error: unknown): boolean {
  return (
    error instanceof NotSignedIn || (error instanceof ApiProblem && error.problem.status === 401)
  );
}

/** Whether the api met an entry that its release does not know: to be told, since waiting seconds does not help. */
function isReleaseBehind(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.code === 'release-behind';
}

/** The page for a failure. A form that met it can be sent again from the page, with its answers and its key. */
export function errorPage(error: unknown, request: FastifyRequest): Page {
  const status = statusOf(error);
  switch (status) {
    case 403:
      return isForgery(error)
        ? new Page('errors/form-expired', expiredForm(request), 403)
        : new Page('errors/not-permitted', { detail: detailOf(error) }, 403);
    case 404:
      return new Page('errors/not-found', { entry: isOfEntry(request.url) }, 404);
    case 503:
      return new Page(
        'errors/unavailable',
        {
          withheld: isWithheld(error) ? detailOf(error) : null,
          ...(request.method === 'POST' && {
            action: localPath(request.url),
            hidden: everyField(request.body),
          }),
          ...(isReleaseBehind(error) && { detail: detailOf(error) }),
        },
        503,
      );
    default:
      return status >= 400 && status < 500
        ? new Page('errors/bad-request', { detail: detailOf(error) }, status)
        : new Page('errors/fault', {}, 500);
  }
}

function statusOf(error: unknown): number {
  if (error instanceof ApiUnavailable) return 503;
  if (error instanceof ApiProblem) return error.problem.status;
  if (error instanceof HttpException) return error.getStatus();
  return typeof error === 'object' && error !== null && 'statusCode' in error
    ? Number(error.statusCode)
    : 500;
}

function detailOf(error: unknown): string | null {
  if (!(error instanceof ApiProblem)) return null;
  const { detail, remedy } = error.problem;
  return remedy === undefined ? detail : `${detail} ${remedy}`;
}

/** Whether an address is that of one entry, which may be there and not for everybody. */
function isOfEntry(url: string): boolean {
  return /^\/interventions\/[^/]+\/(steps|decisions|entries|recorded)\//.test(url);
}

/** Whether the log takes no entries until an operator has looked at it. */
function isWithheld(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.code === 'log-withheld';
}

function isForgery(error: unknown): boolean {
  return error instanceof Error && /csrf/i.test(error.message);
}

/** A recording form that came without its token can be gone back to; nothing of it is kept or recorded before. */
function expiredForm({ body, url }: FastifyRequest): Readonly<Record<string, unknown>> {
  return controlOf(body, '_key') === '' ? {} : { action: localPath(url), hidden: keptFields(body) };
}

/** All fields of a form, those that steer it included; its token is made anew. */
function everyField(body: unknown): readonly { readonly name: string; readonly value: string }[] {
  const steering = ['_action', '_persona', '_return', ...keptControls].map((name) => ({
    name,
    value: controlOf(body, name),
  }));
  return [...Answers.fromBody(body).hidden(), ...steering.filter(({ value }) => value !== '')];
}
