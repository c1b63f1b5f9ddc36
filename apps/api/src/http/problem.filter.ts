import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { problem, ProblemException } from './problem.js';
import { problemOf } from './problem-of.js';
import type { RouteList } from './route-list.js';

/** Answers every error with a problem. What is our own fault is logged whole and told without detail. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly routes: RouteList,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const answer = this.#answerTo(error, request);
    sendProblem(reply, answer, request.id);
  }

  #answerTo(error: unknown, request: FastifyRequest): ProblemException {
    if (error instanceof ProblemException) return error;
    const known = problemOf(error);
    if (known?.code === 'not-found') return this.#notFound(request, known);
    if (known !== undefined) {
      if (known.getStatus() >= 500)
        this.log.warn({ err: error, correlationId: request.id }, known.detail);
      return known;
    }
    this.log.error({ err: error, correlationId: request.id }, 'A request failed.');
    return problem('fault', 'Something went wrong on our side.', {
      remedy: 'Try again. If it happens again, tell the service team the correlation id.',
    });
  }

  #notFound(request: FastifyRequest, known: ProblemException): ProblemException {
    const allowed = this.routes.methodsOf(request.url);
    if (allowed.length === 0 || allowed.includes(request.method)) return known;
    return problem('method-not-allowed', `${request.method} is not possible here.`, {
      remedy: `Use ${allowed.join(' or ')}.`,
      headers: { allow: allowed.join(', ') },
    });
  }
}

/** Sends a problem as the answer. */
export function sendProblem(
  reply: FastifyReply,
  answer: ProblemException,
  correlationId: string,
): void {
  void reply
    .status(answer.getStatus())
    .headers({ 'x-correlation-id': correlationId, ...answer.extra.headers })
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(answer.problem(correlationId)));
}
