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
import { dryRun, newestInput, type CaseRecord } from '@interventions/domain';
import { wholeService } from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { caseIdIn, councilIn, noSuchCase } from '../http/ids.js';
import { validate } from '../http/validate.js';
import { actAt } from '../recording/act-at.js';
import { requireReadable } from '../recording/require-readable.js';
import { Views } from '../views/views.js';
import { describeDryRun, together } from './describe-dry-run.js';

/** What recording an act would do. Takes the body of the act and records nothing, not even a refusal. */
@Controller('v1')
@Allows('read')
export class DryRunsController {
  constructor(
    private readonly log: CaseLog,
    private readonly clock: Clock,
    private readonly views: Views,
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
    const input = validate(act.input, newestInput(act, body));
    requireReadable(this.views, role, input);
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
    const input = validate(act.input, newestInput(act, body));
    requireReadable(this.views, role, input);
    const record = await councilEntries(this.log, laCode);
    const command = { act: act.name, input, today: this.clock.today(), role };
    const cases = await this.#openCasesOf(laCode);
    const runs = (cases.length === 0 ? [[]] : cases).map((entries) =>
      describeDryRun('authority', dryRun('authority', command, record, entries)),
    );
    return together(runs);
  }

  /** The entries of each open case of a council: what is recorded of it is read with them. */
  #openCasesOf(laCode: string): Promise<readonly CaseRecord[]> {
    const open = this.views
      .now(wholeService)
      .openCases()
      .items.filter((one) => one.laCode === laCode);
    return Promise.all(open.map(({ id }) => interventionEntries(this.log, id)));
  }
}
