import type { FastifyRequest } from 'fastify';
import { commandIdOf, type Person, type RequestFacts } from '@interventions/application';
import { requestHash } from '../http/request-hash.js';

/** Who asks by which request, for the log. `key` is the request's Idempotency-Key. */
export function requestFacts(request: FastifyRequest, person: Person, key: string): RequestFacts {
  const commandId = commandIdOf(person.actor, key);
  const [path = ''] = request.url.split('?');
  return {
    actor: person.actor,
    role: person.role,
    commandId,
    requestHash: requestHash(request.method, path, request.body),
    correlationId: request.id,
    causationId: commandId,
  };
}
