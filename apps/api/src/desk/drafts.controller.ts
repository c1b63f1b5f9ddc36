import { Body, Controller, Delete, Get, Param, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  Clock,
  Desk,
  type DeskItem,
  type DeskPlace,
  type Person,
} from '@interventions/application';
import type { Json } from '@interventions/eventsourcing';
import {
  draftContentSchema,
  type Draft,
  type DraftContent,
  type DraftLine,
  type Drafts,
} from '@interventions/contracts';
import { Allows } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { etagOf, expectedIn } from '../http/conditions.js';
import { entryIdIn } from '../http/ids.js';
import { problem, type ProblemException } from '../http/problem.js';
import { atDesk } from './desk-problem.js';

/** Unfinished forms. Each person has their own, and sees no other’s. */
@Controller('v1/desk/drafts')
@Allows('read')
export class DraftsController {
  constructor(
    private readonly desk: Desk,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@SignedIn() person: Person): Promise<Drafts> {
    const items = await this.desk.list(person.actor, 'draft');
    return { items: items.map(lineOf) };
  }

  @Get(':id')
  async one(
    @Param('id') id: string,
    @SignedIn() person: Person,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Draft> {
    const item = await this.desk.get(placeOf(person, id));
    if (item === undefined) throw noSuchDraft();
    return answer(reply, item);
  }

  /** Saves a draft: a new one with `If-None-Match: *`, or over the version that `If-Match` names. */
  @Put(':id')
  async save(
    @Param('id') id: string,
    @Body({ schema: draftContentSchema }) content: DraftContent,
    @SignedIn() person: Person,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Draft> {
    const expected = expectedIn(request.headers);
    const value = JSON.parse(JSON.stringify(content)) as Json; // without what is not given
    const put = { value, at: this.clock.now() };
    const item = await atDesk(() =>
      this.desk.put(placeOf(person, id), put, expected === 'no-stream' ? 'none' : expected),
    );
    return answer(reply, item);
  }

  /** Deletes a draft for good. */
  @Delete(':id')
  async remove(
    @Param('id') id: string,
    @SignedIn() person: Person,
  ): Promise<{ readonly id: string; readonly deleted: true }> {
    const place = placeOf(person, id);
    if (!(await this.desk.remove(place))) throw noSuchDraft();
    return { id: place.id, deleted: true };
  }
}

function placeOf({ actor }: Person, text: string): DeskPlace {
  return { owner: actor, kind: 'draft', id: entryIdIn(text, noSuchDraft) };
}

function answer(reply: FastifyReply, item: DeskItem): Draft {
  reply.header('etag', etagOf(item.version));
  return { ...lineOf(item), content: item.value as DraftContent };
}

function lineOf({ id, value, at, version }: DeskItem): DraftLine {
  const { form, answers } = value as DraftContent;
  const filled = answers.filter(({ texts }) => texts.some((text) => text.trim() !== ''));
  const answered = new Set(filled.map(({ label }) => label)).size;
  return { id, version: String(version), savedAt: at, form, answered };
}

function noSuchDraft(): ProblemException {
  return problem('not-found', 'There is no such draft.', {
    remedy: 'It may have been finished or deleted. GET /v1/desk/drafts lists yours.',
  });
}
