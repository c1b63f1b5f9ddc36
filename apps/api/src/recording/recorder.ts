import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AuthorityCommand,
  InterventionCommand,
  interventionIdOf,
  type CommandOutcome,
  type Person,
} from '@interventions/application';
import type { Recorded } from '@interventions/contracts';
import { actNamed, actOfRoute, type ActDefinition, type ActName } from '@interventions/domain';
import { etagOf, expectedIn, idempotencyKeyIn } from '../http/conditions.js';
import { problem, refusalProblem } from '../http/problem.js';
import { validate } from '../http/validate.js';
import { requestFacts } from './request-facts.js';
import { SinceReader } from './since-reader.js';

/** A request to record something, as it came in, and the answer it will have. */
export type Recording = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly person: Person;
};

/** The way of a request that records: checked, given to the command bus, and answered. */
@Injectable()
export class Recorder {
  constructor(
    private readonly bus: CommandBus,
    private readonly since: SinceReader,
  ) {}

  /** Opens an intervention; its id follows from the request's key. */
  async open(recording: Recording): Promise<Recorded> {
    const { request, person } = recording;
    const facts = requestFacts(request, person, idempotencyKeyIn(request.headers));
    const id = interventionIdOf(facts.commandId);
    const input = validate(actNamed('InterventionOpened').input, request.body);
    const command = new InterventionCommand(id, 'InterventionOpened', input, facts);
    const outcome = await this.bus.execute(command);
    return this.#answer(recording, outcome, `/v1/interventions/${id}`);
  }

  /** Records an act of a case by the act's route. */
  async inIntervention(recording: Recording, id: string, route: string): Promise<Recorded> {
    const act = actAt('intervention', route);
    const { facts, input, expected } = this.#read(recording, act);
    const command = new InterventionCommand(id, act.name, input, facts, expected);
    const outcome = await this.bus.execute(command);
    return this.#answer(recording, outcome, `/v1/interventions/${id}`);
  }

  /** Records an act of a council by the act's route. */
  async inAuthority(recording: Recording, laCode: string, route: string): Promise<Recorded> {
    const act = actAt('authority', route);
    const { facts, input, expected } = this.#read(recording, act);
    const command = new AuthorityCommand(laCode, act.name, input, facts, expected);
    const outcome = await this.bus.execute(command);
    return this.#answer(recording, outcome, `/v1/authorities/${laCode}`);
  }

  #read({ request, person }: Recording, act: ActDefinition<ActName>) {
    const facts = requestFacts(request, person, idempotencyKeyIn(request.headers));
    const expected = expectedIn(request.headers);
    return { facts, expected, input: validate(act.input, request.body) };
  }

  async #answer(
    { reply }: Recording,
    outcome: CommandOutcome,
    location: string,
  ): Promise<Recorded> {
    switch (outcome.kind) {
      case 'recorded': {
        const { id, revision, position, eventIds, departures, warnings } = outcome;
        reply
          .status(201)
          .headers({ etag: etagOf(revision), location, ...replayed(outcome.repeated) });
        return {
          id,
          revision: String(revision),
          position,
          eventIds: [...eventIds],
          departures: [...departures],
          warnings: [...warnings],
        };
      }
      case 'refused':
        throw refusalProblem(outcome.refusal, replayed(outcome.repeated));
      case 'stale': {
        const revision = String(outcome.actual === 'no-stream' ? -1n : outcome.actual);
        throw problem('stale', 'Something was recorded since you looked at this.', {
          revision,
          since: await this.since.entries(outcome.stream, outcome.since),
          remedy:
            'Look at what was recorded, then send yours again with the new ETag and a new key.',
          headers: { etag: etagOf(revision), ...replayed(outcome.repeated) },
        });
      }
      case 'key-reused':
        throw problem('key-reused', 'This Idempotency-Key was used for another request.', {
          field: 'Idempotency-Key',
          remedy: 'Send a new key with a new request.',
        });
      default:
        return outcome satisfies never;
    }
  }
}

function actAt(stream: 'intervention' | 'authority', route: string): ActDefinition<ActName> {
  const act = actOfRoute(stream, route);
  if (act !== undefined && act.name !== 'InterventionOpened') return act;
  throw problem('not-found', 'There is no such act.', {
    remedy: 'GET /v1/acts lists every act with its route.',
  });
}

function replayed(repeated: boolean): Readonly<Record<string, string>> {
  return repeated ? { 'idempotent-replayed': 'true' } : {};
}
