import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock, type Person } from '@interventions/application';
import {
  briefingQuerySchema,
  audiences,
  type Audience,
  type Briefing,
  type BriefingQuery,
} from '@interventions/contracts';
import { findAuthority, policyInForce, type Day } from '@interventions/domain';
import type { AsAtView, Timeline, TimelineEntry } from '@interventions/read-models';
import { classesFor, type Reader, type ViewQueries } from '@interventions/read-models';
import { Allows, readers } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { caseIdIn, noSuchCase } from '../http/ids.js';
import { problem } from '../http/problem.js';
import { asAtOf } from '../views/as-at.js';
import { Views } from '../views/views.js';
import { selectEntries, type LeftOut } from './select-entries.js';

/** What a briefing answers with; its parts are those of the views. */
type Answer = Omit<Briefing, 'state' | 'obligations' | 'departures' | 'entries' | 'leftOut'> &
  Judged & {
    readonly entries: readonly TimelineEntry[];
    readonly leftOut: LeftOut & { readonly caseTeam: number };
  };

/** What is worked out from all that the department reads of a case. */
type Judged = {
  readonly state: object | null;
  readonly obligations: readonly object[] | null;
  readonly departures: readonly object[] | null;
};

/** A case for an audience: what its readers may read, as of a day and as the log had it at a position. */
@Controller('v1/interventions/:id/briefing')
@Allows('read')
export class BriefingsController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  @Get()
  async briefing(
    @Param('id') text: string,
    @Query({ schema: briefingQuerySchema }) query: BriefingQuery,
    @SignedIn() { role }: Person,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    const id = caseIdIn(text);
    const { audience = 'department', asOf = this.clock.today(), knownAt, ...selection } = query;
    const allowed = classesFor(readers[role]);
    if (!allowed.includes(audience))
      throw problem('not-permitted', 'A briefing holds no entry that you may not read.', {
        field: 'audience',
        remedy: `Draw it for ${listOfAudiences(allowed)}.`,
      });
    const views = await this.views.for(request, readerFor(audience));
    this.refuseDaysAhead(asOf);
    const asAt = asAtOf(views, { validAt: asOf, knownAt }, this.clock.now(), this.views.translated);
    const timeline = wholeTimeline(views, id, asAt);
    const opening = timeline?.items.find(({ act }) => act === 'InterventionOpened');
    if (timeline === undefined || opening === undefined) throw noSuchCase();
    const laCode = String(opening.details['laCode']);
    const { entries, leftOut } = selectEntries(timeline.items, audience, selection);
    return {
      id,
      laCode,
      authority: findAuthority(laCode)?.name ?? laCode,
      openedOn: opening.effectiveOn,
      audience,
      audiences: audiences.filter((one) => allowed.includes(one)),
      asOf,
      policies: policyInForce({ effectiveOn: asOf }).policies.map((policy) => ({
        id: policy.id,
        title: policy.title,
      })),
      ...judged(views, id, audience, asAt, asOf),
      entries,
      leftOut: { ...leftOut, caseTeam: timeline.closed },
      incompleteFrom: timeline.incompleteFrom,
      asAt,
      position: timeline.position,
    };
  }

  private refuseDaysAhead(asOf: Day): void {
    if (asOf > this.clock.today())
      throw problem('invalid-query', 'That day has not come yet.', {
        field: 'asOf',
        remedy: 'Ask for a day up to today.',
      });
  }
}

/** Who reads what an audience may: nobody reads only what may be published, so that is taken out of more. */
function readerFor(audience: Audience): Reader {
  return { upTo: audience === 'case-team' ? 'case-team' : 'department' };
}

function wholeTimeline(views: ViewQueries, id: string, asAt: AsAtView): Timeline | undefined {
  return views.timelineOfCase(id, { order: 'oldest', limit: Number.MAX_SAFE_INTEGER }, asAt);
}

/** State, deadlines and departures rest on entries for the department, and so are not published. */
function judged(
  views: ViewQueries,
  id: string,
  audience: Audience,
  asAt: AsAtView,
  asOf: Day,
): Judged {
  if (audience === 'publishable') return { state: null, obligations: null, departures: null };
  const knownAt = asAt.knownAt ?? undefined;
  const state = views.caseStateAt(id, { validAt: asOf, knownAt });
  const evaluation = views.evaluationOfCase(id, { asOf, knownAt });
  if (state === undefined || evaluation === undefined) throw noSuchCase();
  const { obligations, departures } = evaluation;
  return { state: state.state, obligations, departures };
}

const audienceWords: Readonly<Record<Audience, string>> = {
  'case-team': 'the case team',
  department: 'the department',
  publishable: 'publication',
};

function listOfAudiences(allowed: readonly Audience[]): string {
  return allowed.map((one) => audienceWords[one]).join(' or for ');
}
