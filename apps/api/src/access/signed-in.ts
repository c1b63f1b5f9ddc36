import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Person } from '@interventions/application';

/** The person whose request it is; only on routes that are not public. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { person } = context.switchToHttp().getRequest<FastifyRequest>();
  if (person === undefined) throw new Error('A public route asked who is signed in.');
  return person;
});
