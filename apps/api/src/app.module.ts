import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import {
  AddressBook,
  ApplicationModule,
  Desk,
  EvidenceStore,
  Identity,
  type Clock,
} from '@interventions/application';
import { LocalIssuer, OperatorToken } from '@interventions/adapters/identity';
import { ServiceMetrics } from '@interventions/adapters/metrics';
import { AccessGuard } from './access/access.guard.js';
import { ActsController } from './acts/acts.controller.js';
import { AuditTrailController } from './audit-trail/audit-trail.controller.js';
import { AuthoritiesController } from './authorities/authorities.controller.js';
import { AuthorityActsController } from './authorities/authority-acts.controller.js';
import { CalendarFeedsController } from './calendar/calendar-feeds.controller.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { PublicUrl } from './calendar/public-url.js';
import { ChangeFeed } from './changes/change-feed.js';
import { ChangeStreams } from './changes/change-streams.js';
import { ChangesController } from './changes/changes.controller.js';
import { ClaimsController } from './claims/claims.controller.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { DecisionsController } from './decisions/decisions.controller.js';
import { DraftsController } from './desk/drafts.controller.js';
import { LookedController } from './desk/looked.controller.js';
import { DryRunsController } from './dry-runs/dry-runs.controller.js';
import { BriefingsController } from './briefings/briefings.controller.js';
import { ImprovementController } from './improvement/improvement.controller.js';
import { EvaluationsController } from './evaluations/evaluations.controller.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { EvidenceDoor } from './evidence/evidence-door.js';
import { EvidenceFilesController } from './evidence/evidence-files.controller.js';
import { EvidenceLimits } from './evidence/evidence-limits.js';
import { Backend } from '@interventions/adapters/backend';
import { HealthController } from './health/health.controller.js';
import { RateLimit } from './http/rate-limit.js';
import { CaseHistoryController } from './interventions/case-history.controller.js';
import { InterventionActsController } from './interventions/intervention-acts.controller.js';
import { InterventionsController } from './interventions/interventions.controller.js';
import { LanesController } from './interventions/lanes.controller.js';
import { TimelineFileController } from './interventions/timeline-file.controller.js';
import { Log } from './log.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { NoticesController } from './notices/notices.controller.js';
import { OperationsController } from './operations/operations.controller.js';
import { OverviewsController } from './overviews/overviews.controller.js';
import { PoliciesController } from './policies/policies.controller.js';
import { TouchedCases } from './policies/touched-cases.js';
import { Answers } from './recording/answers.js';
import { Recorder } from './recording/recorder.js';
import { RefusedRequests } from './recording/refused-requests.js';
import { SinceReader } from './recording/since-reader.js';
import { SearchController } from './search/search.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { NewEntriesController } from './start/new-entries.controller.js';
import { StartController } from './start/start.controller.js';
import { VehiclesController } from './vehicles/vehicles.controller.js';
import { Views } from './views/views.js';

/** What the api is put together from; made in `main`, and by tests with a clock of their own. */
export type ApiParts = {
  readonly log: Log;
  readonly clock: Clock;
  readonly backend: Backend;
  readonly issuer: LocalIssuer;
  readonly operator: OperatorToken;
  readonly metrics: ServiceMetrics;
  readonly addresses: AddressBook;
  readonly links: PublicUrl;
  readonly limit: RateLimit;
  readonly changes: ChangeFeed;
  readonly evidence: EvidenceStore;
  readonly evidenceLimits: EvidenceLimits;
};

/** The whole api as one list. */
@Module({})
export class AppModule {
  static of({
    log,
    clock,
    backend,
    issuer,
    operator,
    metrics,
    addresses,
    links,
    limit,
    changes,
    evidence,
    evidenceLimits,
  }: ApiParts): DynamicModule {
    return {
      module: AppModule,
      imports: [ApplicationModule.with(backend, clock, metrics)],
      controllers: [
        SignInController,
        ActsController,
        PoliciesController,
        DeadlinesController,
        OverviewsController,
        InterventionsController,
        CaseHistoryController,
        TimelineFileController,
        LanesController,
        ImprovementController,
        BriefingsController,
        EvaluationsController,
        DecisionsController,
        ClaimsController,
        DryRunsController,
        EvidenceController,
        EvidenceFilesController,
        InterventionActsController,
        AuthoritiesController,
        AuthorityActsController,
        VehiclesController,
        SearchController,
        StartController,
        NewEntriesController,
        AuditTrailController,
        CalendarFeedsController,
        CalendarController,
        NoticesController,
        ChangesController,
        DraftsController,
        LookedController,
        HealthController,
        MetricsController,
        OperationsController,
      ],
      providers: [
        { provide: Log, useValue: log },
        { provide: Backend, useValue: backend },
        { provide: Desk, useValue: backend.desk },
        { provide: LocalIssuer, useValue: issuer },
        { provide: Identity, useValue: issuer },
        { provide: OperatorToken, useValue: operator },
        { provide: ServiceMetrics, useValue: metrics },
        { provide: AddressBook, useValue: addresses },
        { provide: PublicUrl, useValue: links },
        { provide: RateLimit, useValue: limit },
        { provide: ChangeFeed, useValue: changes },
        { provide: EvidenceStore, useValue: evidence },
        { provide: EvidenceLimits, useValue: evidenceLimits },
        { provide: APP_GUARD, useClass: AccessGuard },
        Answers,
        ChangeStreams,
        EvidenceDoor,
        Recorder,
        RefusedRequests,
        SinceReader,
        TouchedCases,
        Views,
      ],
    };
  }
}
