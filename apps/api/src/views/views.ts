import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ViewQueries } from '@interventions/read-models';
import { problem } from '../http/problem.js';
import { Backend } from '../backend/backend.js';

const waitMs = 3000;

/** The views as a request may read them: no earlier than the position it names in `Read-After`. */
@Injectable()
export class Views {
  constructor(private readonly backend: Backend) {}

  /** Throws 503 `view-behind` when the views do not reach the position in three seconds. */
  async for(request: FastifyRequest): Promise<ViewQueries> {
    const after = request.headers['read-after'];
    return after === undefined ? this.now() : this.after(String(after));
  }

  /** The views as they are. Throws 503 while they are not open. */
  now(): ViewQueries {
    return this.#open().queries;
  }

  /** The views once they have taken in everything up to a position. */
  async after(position: string): Promise<ViewQueries> {
    const views = this.#open();
    const [epoch = ''] = views.position().split('-');
    if (!/^[0-9a-f]{8}-\d{20}$/.test(position) || !position.startsWith(`${epoch}-`))
      throw problem('invalid-header', 'Read-After is not a position of this log.', {
        field: 'Read-After',
        remedy: 'Send a position as an answer gave it, or leave it out.',
      });
    if (await views.waitFor(position, waitMs)) return views.queries;
    throw problem('view-behind', 'What you recorded is safe, and not yet shown here.', {
      remedy: 'Try again in a moment, or read without Read-After.',
      headers: { 'retry-after': '1' },
    });
  }

  #open() {
    const { views } = this.backend;
    if (views !== undefined) return views;
    throw problem('store-unavailable', 'The record cannot be read yet.', {
      remedy: 'Try again in a moment.',
      headers: { 'retry-after': '1' },
    });
  }
}
