import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AuthorityCommand,
  InterventionCommand,
  interventionIdOf,
  type CommandOutcome,
  type Person,
  type RequestFacts,
} from '@interventions/application';
import type { Recorded } from '@interventions/contracts';
import {
  actNamed,
  authorityStream,
  findAuthority,
  interventionStream,
  newestInput,
  type ActDefinition,
  type ActName,
} from '@interventions/domain';
import { EvidenceDoor } from '../evidence/evidence-door.js';
import { expectedIn, idempotencyKeyIn } from '../http/conditions.js';
import { validate } from '../http/validate.js';
import { Views } from '../views/views.js';
import { wholeService } from '@interventions/read-models';
import { actAt } from './act-at.js';
import { Answers } from './answers.js';
import { keyReused, OneAtATime, wasUsedElsewhere } from './one-at-a-time.js';
import { requestFacts } from './request-facts.js';
import { requireReadable } from './require-readable.js';

/** A request to record something, as it came in, and the answer it will have. */
export type Recording = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly person: Person;
};

/** An opening names a council that exists or existed. */
const openingSchema = actNamed('InterventionOpened').input.superRefine(({ details }, context) => {
  const { laCode } = details as { readonly laCode: string };
  if (findAuthority(laCode) !== undefined) return;
  const message = 'There is no council with this code.';
  context.addIssue({ code: 'custom', path: ['details', 'laCode'], message });
});

/** The way of a request that records: checked, given to the command bus, and answered. */
@Injectable()
export class Recorder {
  readonly #oneAtATime = new OneAtATime();

  constructor(
    private readonly bus: CommandBus,
    private readonly views: Views,
    private readonly answers: Answers,
    private readonly evidence: EvidenceDoor,
  ) {}

  /** Opens an intervention; its id follows from the request's key. */
  async open(recording: Recording): Promise<Recorded> {
    const { request, person } = recording;
    const facts = requestFacts(request, person, idempotencyKeyIn(request.headers));
    const id = interventionIdOf(facts.commandId);
    const input = validate(openingSchema, request.body);
    const command = new InterventionCommand(id, 'InterventionOpened', input, facts);
    const outcome = await this.#once(facts, interventionStream.streamOf(id), () =>
      this.bus.execute(command),
    );
    return this.answers.to(outcome, recording, `/v1/interventions/${id}`);
  }

  /** Records an act of a case by the act's route. */
  async inIntervention(recording: Recording, id: string, route: string): Promise<Recorded> {
    const act = actAt('intervention', route);
    const { facts, input, expected } = this.#read(recording, act);
    await this.evidence.check(act.name, input['details']);
    const command = new InterventionCommand(id, act.name, input, facts, expected);
    const outcome = await this.#once(facts, interventionStream.streamOf(id), () =>
      this.bus.execute(command),
    );
    return this.answers.to(outcome, recording, `/v1/interventions/${id}`);
  }

  /** Records an act of a council by the act's route. */
  async inAuthority(recording: Recording, laCode: string, route: string): Promise<Recorded> {
    const act = actAt('authority', route);
    const { facts, input, expected } = this.#read(recording, act);
    await this.evidence.check(act.name, input['details']);
    const command = new AuthorityCommand(laCode, act.name, input, facts, expected);
    const outcome = await this.#once(facts, authorityStream.streamOf(laCode), () =>
      this.bus.execute(command),
    );
    return this.answers.to(outcome, recording, `/v1/authorities/${laCode}`);
  }

  #once(
    facts: RequestFacts,
    stream: string,
    work: () => Promise<CommandOutcome>,
  ): Promise<CommandOutcome> {
    const { commandId } = facts;
    if (
      wasUsedElsewhere(commandId, stream, this.views.now(wholeService).streamsOfCommand(commandId))
    )
      throw keyReused();
    return this.#oneAtATime.run(facts, work);
  }

  #read({ request, person }: Recording, act: ActDefinition<ActName>) {
    const facts = requestFacts(request, person, idempotencyKeyIn(request.headers));
    const expected = expectedIn(request.headers);
    const input = validate(act.input, newestInput(act, request.body));
    requireReadable(this.views, person.role, input);
    return { facts, expected, input };
  }
}
