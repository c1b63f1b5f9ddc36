import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock, EvidenceStore, evidenceTypes, typeOf } from '@interventions/application';
import {
  evidenceQuerySchema,
  type EvidenceItem,
  type EvidenceOfCase,
  type EvidenceQuery,
  type EvidenceRules,
} from '@interventions/contracts';
import type { EvidenceFile } from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { caseIdIn, noSuchCase } from '../http/ids.js';
import { asAtOf } from '../views/as-at.js';
import { Views } from '../views/views.js';
import { EvidenceLimits } from './evidence-limits.js';

/** The evidence and the notes of a case, and what may be attached. */
@Controller('v1')
@Allows('read')
export class EvidenceController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
    private readonly store: EvidenceStore,
    private readonly limits: EvidenceLimits,
  ) {}

  @Get('evidence-rules')
  rules(): EvidenceRules {
    const types = evidenceTypes.map((type) => ({ ...type, extensions: [...type.extensions] }));
    return { maxBytes: this.limits.maxBytes, types };
  }

  @Get('interventions/:id/evidence')
  async list(
    @Param('id') id: string,
    @Query({ schema: evidenceQuerySchema }) query: EvidenceQuery,
    @Req() request: FastifyRequest,
  ): Promise<EvidenceOfCase> {
    const views = await this.views.for(request);
    const asAt = asAtOf(views, query, this.clock.now(), this.views.translated);
    const found = views.evidenceOfCase(caseIdIn(id), asAt);
    if (found === undefined) throw noSuchCase();
    return {
      ...found,
      asAt: { ...found.asAt },
      items: await Promise.all(
        found.items.map(async ({ file, about, ...item }) => ({
          ...item,
          about: [...about],
          file: file === null ? null : await this.#described(file),
        })),
      ),
      notes: [...found.notes],
    };
  }

  async #described(file: EvidenceFile): Promise<NonNullable<EvidenceItem['file']>> {
    const { sha256, bytes, mediaType } = file;
    const isOurs = sha256 !== null && bytes !== null;
    return {
      ...file,
      typeText: typeOf(mediaType ?? '')?.words ?? null,
      state: isOurs ? await this.store.state(sha256) : 'elsewhere',
    };
  }
}
