import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  CaseLog,
  Clock,
  councilEntries,
  councilOf,
  interventionEntries,
  type Person,
} from '@interventions/application';
import type { DryRunAnswer } from '@interventions/contracts';
import { dryRun } from '@interventions/domain';
import { Allows } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { caseIdIn, councilIn, noSuchCase } from '../http/ids.js';
import { validate } from '../http/validate.js';
import { actAt } from '../recording/act-at.js';
import { describeDryRun } from './describe-dry-run.js';

/** What recording an act would do. Takes the body of the act and records nothing, not even a refusal. */
@Controller('v1')
@Allows('read')
export class DryRunsController {
  constructor(
    private readonly log: CaseLog,
    private readonly clock: Clock,
  ) {}

  @Post('interventions/:id/dry-runs/:route')
  @HttpCode(200)
  async ofIntervention(
    @Param('id') text: string,
    @Param('route') route: string,
    @SignedIn() { role }: Person,
    @Req() { body }: FastifyRequest,
  ): Promise<DryRunAnswer> {
    const act = actAt('intervention', route);
    const input = validate(act.input, body);
    const record = await interventionEntries(this.log, caseIdIn(text));
    const laCode = councilOf(record);
    if (laCode === undefined) throw noSuchCase();
    const council = await councilEntries(this.log, laCode);
    const command = { act: act.name, input, today: this.clock.today(), role, council };
    return describeDryRun('intervention', dryRun('intervention', command, record));
  }

  @Post('authorities/:laCode/dry-runs/:route')
  @HttpCode(200)
  async ofAuthority(
    @Param('laCode') text: string,
    @Param('route') route: string,
    @SignedIn() { role }: Person,
    @Req() { body }: FastifyRequest,
  ): Promise<DryRunAnswer> {
    const { laCode } = councilIn(text);
    const act = actAt('authority', route);
    const input = validate(act.input, body);
    const record = await councilEntries(this.log, laCode);
    const command = { act: act.name, input, today: this.clock.today(), role };
    return describeDryRun('authority', dryRun('authority', command, record));
  }
}
