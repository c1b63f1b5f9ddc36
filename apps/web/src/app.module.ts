import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AssetStore } from './assets/asset-store.js';
import { AssetsController } from './assets/assets.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { AuthoritiesController } from './authorities/authorities.controller.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { CalendarFeedsController } from './calendar/calendar-feeds.controller.js';
import { CasePolicyController } from './case-policy/case-policy.controller.js';
import { ChangesController } from './changes/changes.controller.js';
import { ChangesSinceController } from './changes-since/changes-since.controller.js';
import { ClaimsController } from './claims/claims.controller.js';
import { LiveUpdates } from './changes/live-updates.js';
import type { WebConfig } from './config.js';
import { WebConfigToken } from './config-token.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { HelpController } from './help/help.controller.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { HealthController } from './health/health.controller.js';
import { DecisionsController } from './decisions/decisions.controller.js';
import { StepsController } from './decisions/steps.controller.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { DirectionsController } from './directions/directions.controller.js';
import { ErrorPagesFilter } from './http/error-pages.filter.js';
import { PageInterceptor } from './http/page.interceptor.js';
import { SignedInGuard } from './http/signed-in.guard.js';
import { CaseActsController } from './interventions/case-acts.controller.js';
import { InterventionsController } from './interventions/interventions.controller.js';
import { MinisterController } from './minister/minister.controller.js';
import { ClosingController } from './interventions/closing.controller.js';
import { OpenedController } from './interventions/opened.controller.js';
import { OwnersController } from './interventions/owners.controller.js';
import { NoticesController } from './notices/notices.controller.js';
import { OverviewsController } from './overviews/overviews.controller.js';
import { QuestionsController } from './questions/questions.controller.js';
import { PoliciesController } from './policies/policies.controller.js';
import { FindCouncilController } from './recording/find-council.controller.js';
import { OpeningController } from './recording/opening.controller.js';
import { RecordingController } from './recording/recording.controller.js';
import { PageRenderer } from './rendering/page-renderer.js';
import { ReorganisationsController } from './reorganisations/reorganisations.controller.js';
import { SearchController } from './search/search.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { StartController } from './start/start.controller.js';
import { CompareController } from './timeline/compare.controller.js';
import { LanesController } from './timeline/lanes.controller.js';
import { TimelineFileController } from './timeline/timeline-file.controller.js';
import { TimelineController } from './timeline/timeline.controller.js';
import { VehiclesController } from './vehicles/vehicles.controller.js';

@Module({})
class AppModule {}

/** Everything the web process consists of. Controllers are asked in this order. */
export function appModule(config: WebConfig, live: LiveUpdates): DynamicModule {
  return {
    module: AppModule,
    controllers: [
      HealthController,
      AssetsController,
      SignInController,
      StartController,
      ChangesSinceController,
      MinisterController,
      HelpController,
      SearchController,
      DeadlinesController,
      OverviewsController,
      QuestionsController,
      NoticesController,
      CalendarFeedsController,
      CalendarController,
      FindCouncilController,
      OpeningController,
      InterventionsController,
      CaseActsController,
      OpenedController,
      ClosingController,
      OwnersController,
      TimelineController,
      TimelineFileController,
      LanesController,
      CompareController,
      CasePolicyController,
      DirectionsController,
      DecisionsController,
      StepsController,
      EvidenceController,
      ClaimsController,
      RecordingController,
      DraftsController,
      AuthoritiesController,
      ReorganisationsController,
      VehiclesController,
      AuditController,
      PoliciesController,
      ChangesController,
    ],
    providers: [
      { provide: WebConfigToken, useValue: new WebConfigToken(config) },
      { provide: LiveUpdates, useValue: live },
      AssetStore,
      PageRenderer,
      { provide: APP_GUARD, useClass: SignedInGuard },
      { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
      { provide: APP_FILTER, useClass: ErrorPagesFilter },
    ],
  };
}
