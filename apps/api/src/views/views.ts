import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Reader, ViewQueries } from '@interventions/read-models';
import { readers } from '../access/access.js';
import { problem } from '../http/problem.js';
import { Backend } from '@interventions/adapters/backend';
import { isPosition } from '@interventions/eventsourcing';
import type { Translate } from './as-at.js';

const waitMs = 3000;

/**
 * The views as a request may read them: no earlier than the position it names in `Read-After`, and without the entries
 * that whoever asks may not read.
 */
@Injectable()
export class Views {
  constructor(private readonly backend: Backend) {}

  /** The present position for one of a former epoch of the log; undefined for that of another log. */
  readonly translated: Translate = (position) => this.backend.translated(position);

  /**
   * The views for the person of a request, or for the reader of a document that the person may draw. Throws 503
   * `view-behind` when the views do not reach the position in three seconds.
   */
  async for(request: FastifyRequest, reader = readerOf(request)): Promise<ViewQueries> {
    const after = request.headers['read-after'];
    return after === undefined ? this.now(reader) : this.after(String(after), reader);
  }

  /** The views as they are, for a reader. Throws 503 while they are not open. */
  now(reader: Reader): ViewQueries {
    return this.backend.views.readBy(reader);
  }

  /** The views once they have taken in everything up to a position. */
  async after(position: string, reader: Reader): Promise<ViewQueries> {
    const { views } = this.backend;
    const result = isPosition(position) ? await views.waitFor(position, waitMs) : 'other-log';
    if (result === 'reached') return views.readBy(reader);
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

/** Who asks: the person whose request it is. Throws on a route that is public: nobody is known there. */
function readerOf({ person }: FastifyRequest): Reader {
  if (person === undefined) throw new Error('A public route asked for the views of a person.');
  return readers[person.role];
}
