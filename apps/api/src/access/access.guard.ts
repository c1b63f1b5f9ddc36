import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { OperatorToken } from '@interventions/adapters/identity';
import { Identity, NotIdentifiedError, type Person } from '@interventions/application';
import { problem, type ProblemException } from '../http/problem.js';
import { Log } from '../log.js';
import { RefusedRequests } from '../recording/refused-requests.js';
import { accessKey, permissions, type Access } from './access.js';

const bearer = /^Bearer ([\x21-\x7e]{1,4096})$/i;

/** Guards every route. One that does not say who may call it is closed to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identity: Identity,
    private readonly operator: OperatorToken,
    private readonly refused: RefusedRequests,
    private readonly log: Log,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    switch (access) {
      case 'public':
        return true;
      case 'operator':
        return this.#operator(request);
      case 'read':
      case 'record': {
        const person = await this.#identify(request);
        request.person = person;
        if (permissions[person.role].includes(access)) return true;
        await this.refused.permission(request, person);
        throw problem('not-permitted', 'Your role may read and not record.', {
          remedy: 'Ask somebody whose role may.',
        });
      }
      case undefined:
        this.#logger.error(
          { route: request.routeOptions.url },
          'A route does not say who may call it.',
        );
        throw problem('not-permitted', 'Nobody may do this.');
      default:
        return access satisfies never;
    }
  }

  #operator(request: FastifyRequest): boolean {
    if (this.operator.matches(tokenIn(request)) && isLoopback(request.socket.remoteAddress))
      return true;
    throw notSignedIn('The operator’s token is needed. It stands in the data folder.');
  }

  async #identify(request: FastifyRequest): Promise<Person> {
    const token = tokenIn(request);
    if (token === undefined) throw notSignedIn('Sign in to use this.');
    try {
      return await this.identity.verify(token);
    } catch (error) {
      if (!(error instanceof NotIdentifiedError)) throw error;
      this.#logger.warn(
        { correlationId: request.id, reason: error.message },
        'A token was refused.',
      );
      throw notSignedIn('Your sign-in has ended or is not valid.');
    }
  }

  get #logger(): Logger {
    return this.log.pino;
  }
}

function tokenIn(request: FastifyRequest): string | undefined {
  return bearer.exec(request.headers.authorization ?? '')?.[1];
}

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || (address ?? '').replace('::ffff:', '').startsWith('127.');
}

function notSignedIn(detail: string): ProblemException {
  return problem('not-signed-in', detail, {
    remedy: 'Sign in again.',
    headers: { 'www-authenticate': 'Bearer' },
  });
}
