import type { CalendarSubject, Day, Role } from '@interventions/domain';
import { auditTrail, streamsOfCommand, type AuditQuery } from './audit-trail.read-model.js';
import {
  authorities,
  authority,
  judgementsOf,
  type AuthoritiesQuery,
} from './authorities.read-model.js';
import { calendarFeed, calendarFeedByToken, calendarFeeds } from './calendar-feeds.read-model.js';
import { allowedActsOfCase, allowedActsOfCouncil, caseStateAt } from './case-queries.js';
import { claimsOfEntry, disagreements, type DisagreementsQuery } from './claims.read-model.js';
import type { PointInTime } from './case-view.js';
import { caseStep, decision, decisions, type DecisionsQuery } from './decision-queries.js';
import type { DecisionAsked } from './decision.js';
import { countsOfWeek, deadlineSnapshots } from './deadline-snapshots.read-model.js';
import { datedDeadlines, deadlines, teamsOf, type DeadlineQuery } from './deadlines.js';
import { historyOf } from './entries.read-model.js';
import {
  caseHistory,
  comparisonOfCase,
  differencesOfCase,
  directionsOfCase,
  evaluationOfCase,
  openCases,
  type ComparisonOf,
  type EvaluationOf,
} from './evaluation-queries.js';
import { evidenceOfCase } from './evidence.js';
import { failureTests, type FailureQuery } from './failure-tests.js';
import { handovers, type HandoversQuery } from './handovers.js';
import { interventions, type RegisterQuery } from './intervention-register.js';
import {
  improvementOfCase,
  improvementOfCouncil,
  type ImprovementTime,
} from './improvement/index.js';
import { councilOfCase, intervention } from './interventions.read-model.js';
import { resolveKnownAt } from './known-at.js';
import { newEntries, type NewEntriesQuery, type Seen } from './new-entries.js';
import { lanesOfCase, type LanesTime } from './lanes/index.js';
import { notice, noticeProblems, notices, type NoticeQuery } from './notices.js';
import {
  caseForOverview,
  councilForOverview,
  overviewCaseIds,
  overviewCouncilCodes,
} from './overview-queries.js';
import { KnownCases, type OverviewTime } from './overviews/index.js';
import { caseIds, casesOfCouncil } from './process-queries.js';
import type { ReadDb } from './read-db.js';
import { recordExtent } from './record-extent.js';
import { remits } from './remits.js';
import { readBy, type Reader } from './reader.js';
import { search, type SearchQuery } from './search.js';
import type { TimelineFilter } from './timeline-filter.js';
import {
  entriesSince,
  timelineEntryById,
  timelineOfCase,
  timelineOfCouncil,
  type AsAtView,
} from './timeline.read-model.js';
import { PendingTimersView } from './timers.read-model.js';
import { vehicle, vehicles } from './vehicles.read-model.js';
import { workload } from './workload.js';

/**
 * Everything that a reader can ask of the views, each answered at once and from one position of the log, and without
 * the entries that this reader may not read.
 * `known` are the cases that overviews need not look at again; whoever makes the views anew lets it forget.
 * `today` is the London day of asking. Questions that make no sense throw `QueryError`.
 */
export function viewQueries(views: ReadDb, reader: Reader, known = new KnownCases()) {
  const db = readBy(views, reader);
  return {
    interventions: (query: RegisterQuery, today: Day) => interventions(db, query, today),
    intervention: (id: string, today: Day) => intervention(db, id, today),
    councilOfCase: (id: string) => councilOfCase(db, id),
    caseStateAt: (id: string, at?: PointInTime) => caseStateAt(db, id, at),
    allowedActsOfCase: (id: string, role: Role) => allowedActsOfCase(db, id, role),
    historyOfCase: (id: string, laCode?: string) => historyOf(db, id, laCode),
    timelineOfCase: (id: string, filter?: TimelineFilter, asAt?: AsAtView) =>
      timelineOfCase(db, id, filter, asAt),
    timelineOfCouncil: (laCode: string, filter?: TimelineFilter, asAt?: AsAtView) =>
      timelineOfCouncil(db, laCode, filter, asAt),
    lanesOfCase: (id: string, time: LanesTime) => lanesOfCase(db, id, time),
    improvementOfCase: (id: string, time: ImprovementTime) => improvementOfCase(db, id, time),
    improvementOfCouncil: (laCode: string, time: ImprovementTime) =>
      improvementOfCouncil(db, laCode, time),
    timelineEntry: (id: string) => timelineEntryById(db, id),
    entriesSince: (stream: string, revision: bigint) => entriesSince(db, stream, revision),
    authorities: (query: AuthoritiesQuery, today: Day) => authorities(db, query, today),
    authority: (laCode: string, today: Day) => authority(db, laCode, today),
    allowedActsOfCouncil: (laCode: string, role: Role) => allowedActsOfCouncil(db, laCode, role),
    failureTests: (laCode: string, query: FailureQuery) =>
      failureTests(judgementsOf(db, laCode), query),
    vehicles: () => vehicles(db),
    vehicle: (key: string) => vehicle(db, key),
    search: (query: SearchQuery) => search(db, query),
    auditTrail: (query: AuditQuery) => auditTrail(db, query),
    streamsOfCommand: (commandId: string) => streamsOfCommand(db, commandId),
    deadlines: (query: DeadlineQuery, today: Day) => deadlines(db, query, today),
    datedDeadlines: (within: CalendarSubject, today: Day) => datedDeadlines(db, within, today),
    teams: () => teamsOf(db),
    deadlineSnapshots: (team: string | null) => deadlineSnapshots(db, team),
    countsOfWeek: (today: Day) => countsOfWeek(db, today),
    calendarFeeds: () => calendarFeeds(db),
    calendarFeed: (id: string) => calendarFeed(db, id),
    calendarFeedByToken: (tokenHash: string) => calendarFeedByToken(db, tokenHash),
    decision: (id: string, entryId: string, asked: DecisionAsked) =>
      decision(db, id, entryId, asked),
    decisions: (query: DecisionsQuery) => decisions(db, query),
    disagreements: (query: DisagreementsQuery) => disagreements(db, query),
    claimsOfEntry: (id: string, entryId: string) => claimsOfEntry(db, id, entryId),
    caseStep: (id: string, entryId: string, asAt: AsAtView) => caseStep(db, id, entryId, asAt),
    newEntries: (seen: Seen, query?: NewEntriesQuery) => newEntries(db, seen, query),
    handovers: (query?: HandoversQuery) => handovers(db, query),
    workload: (today: Day) => workload(db, today),
    remits: (name: string, today: Day) => remits(db, name, today),
    recordExtent: () => recordExtent(db),
    caseHistory: (id: string) => caseHistory(db, id),
    evaluationOfCase: (id: string, asked: EvaluationOf) => evaluationOfCase(db, id, asked),
    comparisonOfCase: (id: string, asked: ComparisonOf) => comparisonOfCase(db, id, asked),
    differencesOfCase: (id: string, asked: ComparisonOf) => differencesOfCase(db, id, asked),
    directionsOfCase: (id: string, asOf: Day) => directionsOfCase(db, id, asOf),
    openCases: () => openCases(db),
    overviewCaseIds: () => overviewCaseIds(db),
    caseForOverview: (id: string, time: OverviewTime) => caseForOverview({ db, known }, id, time),
    overviewCouncilCodes: () => overviewCouncilCodes(db),
    councilForOverview: (laCode: string, time: OverviewTime) =>
      councilForOverview(db, laCode, time),
    evidenceOfCase: (id: string, asAt?: AsAtView) => evidenceOfCase(db, id, asAt),
    entriesPosition: () => db.position('entries'),
    caseIds: () => caseIds(db),
    casesOfCouncil: (laCode: string) => casesOfCouncil(db, laCode),
    timers: new PendingTimersView(db),
    notices: (query?: NoticeQuery) => notices(db, query),
    notice: (reference: string) => notice(db, reference),
    noticeProblems: (id: string) => noticeProblems(db, id),
    resolveKnownAt: (text: string, now: string) => resolveKnownAt(db, text, now),
  };
}

/** The queries of a process's views. */
export type ViewQueries = ReturnType<typeof viewQueries>;
