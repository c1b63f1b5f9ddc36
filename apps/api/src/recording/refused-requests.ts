import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CaseLog, recordRefusal, type Person, type RefusedAct } from '@interventions/application';
import { actOfRoute } from '@interventions/domain';
import { fileRoute } from '../evidence/file-body.js';
import { requestFacts } from './request-facts.js';

/** Keeps requests that were refused at the door for want of permission: they are facts like other refusals. */
@Injectable()
export class RefusedRequests {
  constructor(private readonly log: CaseLog) {}

  /** Records that a person may not do what they asked for. */
  async permission(request: FastifyRequest, person: Person): Promise<void> {
    const asked = isUpload(request) ? { act: 'EvidenceAttached' as const } : actIn(request.params);
    if (asked === undefined) return;
    const given = request.headers['idempotency-key'];
    const key = typeof given === 'string' && given !== '' ? given : request.id;
    await recordRefusal(this.log.store, requestFacts(request, person, key), asked, {
      code: 'not-permitted',
      detail: `The role ${person.role} may not record.`,
    });
  }
}

function isUpload({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url === fileRoute;
}

function actIn(params: unknown): RefusedAct | undefined {
  const { id, laCode, route } = params as Readonly<Record<string, string | undefined>>;
  if (route === undefined) return { act: 'InterventionOpened' };
  const act = actOfRoute(laCode === undefined ? 'intervention' : 'authority', route);
  if (act === undefined) return undefined;
  return {
    act: act.name,
    ...(id !== undefined && isUuid(id) && { interventionId: id }),
    ...(laCode !== undefined && { laCode }),
  };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
