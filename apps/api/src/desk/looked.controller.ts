import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import type { z } from 'zod';
import {
  Clock,
  Desk,
  lookedAt,
  lookedAtCase,
  noteLooked,
  type Person,
} from '@interventions/application';
import { putLookedSchema, type Looked } from '@interventions/contracts';
import { Allows, readers } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { caseIdIn, noSuchCase } from '../http/ids.js';
import { problem } from '../http/problem.js';
import { Views } from '../views/views.js';

/** Up to where a person has looked at each case. Each has their own, and sees no other’s. */
@Controller('v1/desk/looked')
@Allows('read')
export class LookedController {
  constructor(
    private readonly desk: Desk,
    private readonly clock: Clock,
    private readonly views: Views,
  ) {}

  @Get()
  async list(@SignedIn() { actor }: Person): Promise<{ readonly items: readonly Looked[] }> {
    return { items: await lookedAt(this.desk, actor, this.views.translated) };
  }

  @Get(':interventionId')
  async one(@Param('interventionId') text: string, @SignedIn() person: Person): Promise<Looked> {
    const id = this.#caseId(text, person);
    const looked = await lookedAtCase(this.desk, person.actor, id, this.views.translated);
    return looked ?? { interventionId: id, position: null, at: null };
  }

  /** Notes that the person has looked up to a position; never moves back. Answers with how far it stands then. */
  @Put(':interventionId')
  async note(
    @Param('interventionId') text: string,
    @Body({ schema: putLookedSchema }) given: z.infer<typeof putLookedSchema>,
    @SignedIn() person: Person,
  ): Promise<Looked> {
    const position = this.views.translated(given.position);
    if (position === undefined)
      throw problem('invalid-body', 'This is not a position of this log.', {
        field: 'position',
        remedy: 'Send a position as an answer gave it.',
      });
    await this.views.after(position, readers[person.role]);
    const interventionId = this.#caseId(text, person);
    const looked = { interventionId, position, at: this.clock.now() };
    return noteLooked(this.desk, person.actor, looked, this.views.translated);
  }

  /** Forgets it: everything in the case is new again. */
  @Delete(':interventionId')
  async forget(
    @Param('interventionId') text: string,
    @SignedIn() { actor }: Person,
  ): Promise<{ readonly interventionId: string; readonly forgotten: true }> {
    const interventionId = caseIdIn(text);
    await this.desk.remove({ owner: actor, kind: 'looked', id: interventionId });
    return { interventionId, forgotten: true };
  }

  #caseId(text: string, { role }: Person): string {
    const id = caseIdIn(text);
    if (this.views.now(readers[role]).intervention(id, this.clock.today()) === undefined)
      throw noSuchCase();
    return id;
  }
}
