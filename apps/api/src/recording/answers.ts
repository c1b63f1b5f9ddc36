import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { CommandOutcome } from '@interventions/application';
import type { Recorded } from '@interventions/contracts';
import { etagOf } from '../http/conditions.js';
import { problem, refusalProblem } from '../http/problem.js';
import { keyReused } from './one-at-a-time.js';
import { SinceReader } from './since-reader.js';

/** Turns what became of a command into an HTTP answer. */
@Injectable()
export class Answers {
  constructor(private readonly since: SinceReader) {}

  /** The body of 201, its headers set. Throws the problem that everything else is answered with. */
  async to(outcome: CommandOutcome, reply: FastifyReply, location: string): Promise<Recorded> {
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
        throw keyReused();
      default:
        return outcome satisfies never;
    }
  }
}

function replayed(repeated: boolean): Readonly<Record<string, string>> {
  return repeated ? { 'idempotent-replayed': 'true' } : {};
}
