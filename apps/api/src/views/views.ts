import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ViewQueries } from '@interventions/read-models';
import { problem } from '../http/problem.js';
import { Backend } from '@interventions/adapters/backend';
import { isPosition } from '@interventions/eventsourcing';
import type { Translate } from './as-at.js';

const waitMs = 3000;

/** The views as a request may read them: no earlier than the position it names in `Read-After`. */
@Injectable()
export class Views {
  constructor(private readonly backend: Backend) {}

  /** The present position for one of a former epoch of the log; undefined for that of another log. */
  readonly translated: Translate = (position) => this.backend.translated(position);

  /** Throws 503 `view-behind` when the views do not reach the position in three seconds. */
  async for(request: FastifyRequest): Promise<ViewQueries> {
    const after = request.headers['read-after'];
    return after === undefined ? this.now() : this.after(String(after));
  }

  /** The views as they are. Throws 503 while they are not open. */
  now(): ViewQueries {
    return this.backend.views.queries;
  }

  /** The views once they have taken in everything up to a position. */
  async after(position: string): Promise<ViewQueries> {
    const { views } = this.backend;
    const result = isPosition(position) ? await views.waitFor(position, waitMs) : 'other-log';
    if (result === 'reached') return views.queries;
    if (result === 'other-log')
      throw problem('invalid-header', 'Read-After is not a position of this log.', {
        field: 'Read-After',
        remedy: 'Send a position as an answer gave it, or leave it out.',
      });
    throw problem('view-behind', 'What you recorded is safe, and not yet shown here.', {
      remedy: 'Try again in a moment, or read without Read-After.',
      headers: { 'retry-after': '1' },
    });
  }
}
