import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { CommandOutcome, Person } from '@interventions/application';
import type { Recorded } from '@interventions/contracts';
import { readers } from '../access/access.js';
import { etagOf } from '../http/conditions.js';
import { problem, refusalProblem } from '../http/problem.js';
import { keyReused } from './one-at-a-time.js';
import { SinceReader } from './since-reader.js';

/** Who is answered, and by what. */
type Asked = { readonly reply: FastifyReply; readonly person: Person };

/** Turns what became of a command into an HTTP answer. */
@Injectable()
export class Answers {
  constructor(private readonly since: SinceReader) {}

  /** The body of 201, its headers set. Throws the problem that everything else is answered with. */
  async to(outcome: CommandOutcome, { reply, person }: Asked, location: string): Promise<Recorded> {
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
        const reader = readers[person.role];
        const since = await this.since.entries(outcome.stream, outcome.since, reader);
        const closed = outcome.since.length - since.length;
        throw problem(
          'stale',
          `Something was recorded since you looked at this.${closedText(closed)}`,
          {
            revision,
            since,
            ...(closed > 0 && { closed }),
            remedy:
              'Look at what was recorded, then send yours again with the new ETag and a new key.',
            headers: { etag: etagOf(revision), ...replayed(outcome.repeated) },
          },
        );
      }
      case 'key-reused':
        throw keyReused();
      default:
        return outcome satisfies never;
    }
  }
}

/** What was recorded and the person may not read is told as a number. */
function closedText(closed: number): string {
  if (closed === 0) return '';
  return closed === 1
    ? ' 1 entry of it is for the case team only.'
    : ` ${closed} entries of it are for the case team only.`;
}

function replayed(repeated: boolean): Readonly<Record<string, string>> {
  return repeated ? { 'idempotent-replayed': 'true' } : {};
}
