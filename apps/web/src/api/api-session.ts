import {
  actsSchema,
  allowedActsSchema,
  auditPageSchema,
  authoritiesPageSchema,
  authoritySchema,
  briefingSchema,
  calendarFeedsSchema,
  caseComparisonSchema,
  caseLanesSchema,
  caseStepSchema,
  deadlinesPageSchema,
  decisionSchema,
  directionsSchema,
  disagreementsPageSchema,
  decisionsPageSchema,
  draftDeletedSchema,
  draftSchema,
  draftsSchema,
  dryRunSchema,
  entryClaimsSchema,
  evaluationSchema,
  evidenceFileSchema,
  evidenceOfCaseSchema,
  evidenceRulesSchema,
  fileNameHeader,
  failureAnswerSchema,
  handoversSchema,
  improvementSchema,
  interventionSchema,
  interventionsPageSchema,
  lookedSchema,
  newEntriesSchema,
  noticeSchema,
  noticesPageSchema,
  openedCalendarFeedSchema,
  overviewSchema,
  overviewsSchema,
  personasSchema,
  policiesSchema,
  policyComparisonSchema,
  recordExtentSchema,
  recordedSchema,
  remitsSchema,
  revokedCalendarFeedSchema,
  searchAnswerSchema,
  seenAnswerSchema,
  signedInSchema,
  stateAnswerSchema,
  timelineSchema,
  vehicleSchema,
  vehiclesPageSchema,
  weeklyCountsSchema,
  workloadSchema,
  type CalendarSubject,
  type DraftContent,
  type Problem,
} from '@interventions/contracts';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { WebConfig } from '../config.js';
import { ApiProblem } from './api-errors.js';
import {
  callApi,
  callApiForFile,
  callApiForStream,
  callApiForText,
  type ApiRequest,
  type Caller,
} from './api-transport.js';

/** How long a file may take over a slow line. */
const fileTimeoutMs = 300_000;

type Query = NonNullable<ApiRequest['query']>;

/** What makes a recording safe to send twice and refuses it where somebody was faster. */
export interface RecordingTerms {
  readonly idempotencyKey: string;
  /** Revision of the stream that the person saw; `-1` for one that holds nothing yet; none for an opening. */
  readonly revision?: string;
}

/** A case or a council: where its resources stand under `/v1`. */
export type ApiSubject =
  | { readonly kind: 'intervention'; readonly id: string }
  | { readonly kind: 'authority'; readonly id: string };

/** The api as one signed-in person sees it during one request. Every answer is parsed. */
export class ApiSession {
  /** Whether an answer may lack what this person recorded last. */
  behind = false;
  /** Up to which instant the answers are known to be complete, where the api cannot reach the log. */
  asOf: string | undefined;
  private readonly caller: Caller;

  constructor(
    private readonly config: WebConfig,
    caller: Omit<Caller, 'heard'>,
    private readonly readAfter: string | undefined,
  ) {
    this.caller = {
      ...caller,
      heard: (headers) => {
        const asOf = headers.get('as-of') ?? '';
        if (!Number.isNaN(Date.parse(asOf))) this.asOf = asOf;
      },
    };
  }

  personas = () => this.get('/v1/personas', personasSchema);
  acts = () => this.get('/v1/acts', actsSchema);
  policies = () => this.get('/v1/policies', policiesSchema);
  interventions = (query: Query) => this.get('/v1/interventions', interventionsPageSchema, query);
  intervention = (id: string) => this.get(path('interventions', id), interventionSchema);
  timeline = (subject: ApiSubject, query: Query = {}) =>
    this.get(`${subjectPath(subject)}/timeline`, timelineSchema, query);
  lanes = (id: string, query: Query) =>
    this.get(`${path('interventions', id)}/lanes`, caseLanesSchema, query);
  briefing = (id: string, query: Query) =>
    this.get(`${path('interventions', id)}/briefing`, briefingSchema, query);
  improvement = (subject: ApiSubject, query: Query) =>
    this.get(`${subjectPath(subject)}/improvement`, improvementSchema, query);
  state = (id: string, query: Query) =>
    this.get(`${path('interventions', id)}/state`, stateAnswerSchema, query);
  allowedActs = (subject: ApiSubject) =>
    this.get(`${subjectPath(subject)}/allowed-acts`, allowedActsSchema);
  authorities = (query: Query) => this.get('/v1/authorities', authoritiesPageSchema, query);
  authority = (laCode: string) => this.get(path('authorities', laCode), authoritySchema);
  failureTest = (laCode: string, query: Query) =>
    this.get(`${path('authorities', laCode)}/failure-test`, failureAnswerSchema, query);
  vehicles = () => this.get('/v1/vehicles', vehiclesPageSchema);
  vehicle = (key: string) => this.get(path('vehicles', key), vehicleSchema);
  search = (query: Query) => this.get('/v1/search', searchAnswerSchema, query);
  auditTrail = (query: Query) => this.get('/v1/audit-trail', auditPageSchema, query);

  deadlines = (query: Query) => this.get('/v1/deadlines', deadlinesPageSchema, query);
  deadlineCounts = (query: Query) => this.get('/v1/deadline-counts', weeklyCountsSchema, query);
  evaluation = (id: string, query: Query = {}) =>
    this.get(`${path('interventions', id)}/evaluation`, evaluationSchema, query);
  comparison = (id: string, query: Query) =>
    this.get(`${path('interventions', id)}/comparison`, caseComparisonSchema, query);
  decision = (id: string, entryId: string, query: Query = {}) =>
    this.get(
      `${path('interventions', id)}/decisions/${encodeURIComponent(entryId)}`,
      decisionSchema,
      query,
    );
  directions = (id: string) =>
    this.get(`${path('interventions', id)}/directions`, directionsSchema);
  decisions = (query: Query) => this.get('/v1/decisions', decisionsPageSchema, query);
  step = (id: string, entryId: string, query: Query = {}) =>
    this.get(
      `${path('interventions', id)}/steps/${encodeURIComponent(entryId)}`,
      caseStepSchema,
      query,
    );
  entryClaims = (id: string, entryId: string) =>
    this.get(
      `${path('interventions', id)}/entries/${encodeURIComponent(entryId)}/claims`,
      entryClaimsSchema,
    );
  disagreements = (query: Query) => this.get('/v1/disagreements', disagreementsPageSchema, query);
  policyComparison = (query: Query) =>
    this.get('/v1/policies/comparison', policyComparisonSchema, query);
  notices = (query: Query) => this.get('/v1/notices', noticesPageSchema, query);
  notice = (reference: string) => this.get(path('notices', reference), noticeSchema);
  calendarFeeds = () => this.get('/v1/calendar-feeds', calendarFeedsSchema);

  newEntries = (query: Query = {}) => this.get('/v1/new-entries', newEntriesSchema, query);
  handovers = (query: Query) => this.get('/v1/handovers', handoversSchema, query);
  workload = () => this.get('/v1/workload', workloadSchema);
  remits = () => this.get('/v1/remits', remitsSchema);
  recordExtent = () => this.get('/v1/record-extent', recordExtentSchema);

  /** Notes that the person has looked at a case as it stood at a position of the log. */
  looked(id: string, position: string) {
    const request = { method: 'PUT', path: path('desk/looked', id), body: { position } } as const;
    return callApi(this.config, this.caller, request, lookedSchema);
  }

  /** Notes that the person has seen every case up to a position of the log. */
  seenAll(position: string) {
    const request = { method: 'PUT', path: '/v1/desk/looked', body: { position } } as const;
    return callApi(this.config, this.caller, request, seenAnswerSchema);
  }

  drafts = () => this.get('/v1/desk/drafts', draftsSchema);
  draft = (id: string) => this.get(path('desk/drafts', id), draftSchema);

  /** Saves a draft over the version that was read; a new one where that is null. */
  saveDraft(id: string, body: DraftContent, version: string | null) {
    const headers: Record<string, string> =
      version === null ? { 'if-none-match': '*' } : { 'if-match': `"${version}"` };
    const request = { method: 'PUT', path: path('desk/drafts', id), body, headers } as const;
    return callApi(this.config, this.caller, request, draftSchema);
  }

  deleteDraft(id: string) {
    const request = { method: 'DELETE', path: path('desk/drafts', id) } as const;
    return callApi(this.config, this.caller, request, draftDeletedSchema);
  }

  overviews = () => this.get('/v1/overviews', overviewsSchema);
  overview = (name: string, query: Query) =>
    this.get(path('overviews', name), overviewSchema, query);

  /** A table of an overview as a file. */
  overviewFile = (name: string, query: Query) =>
    callApiForFile(this.config, this.caller, {
      path: `${path('overviews', name)}.csv`,
      query,
      headers: { accept: 'text/csv' },
    });

  /** The timeline of a case as a file. */
  timelineFile = (id: string, query: Query) =>
    callApiForFile(this.config, this.caller, {
      path: `${path('interventions', id)}/timeline.csv`,
      query,
      headers: { accept: 'text/csv' },
    });

  /** The grades of a case or a council as a file. */
  gradesFile = (subject: ApiSubject, query: Query) =>
    callApiForFile(this.config, this.caller, {
      path: `${subjectPath(subject)}/improvement.csv`,
      query,
      headers: { accept: 'text/csv' },
    });
  evidenceRules = () => this.get('/v1/evidence-rules', evidenceRulesSchema);
  evidence = (id: string, query: Query = {}) =>
    this.get(`${path('interventions', id)}/evidence`, evidenceOfCaseSchema, query);

  /** Hands a file on as it arrives; it is kept, and stands in no entry yet. */
  uploadEvidence = (id: string, fileName: string, stream: Readable) =>
    callApi(
      this.config,
      this.caller,
      {
        method: 'POST',
        path: `${path('interventions', id)}/evidence-files`,
        headers: {
          'content-type': 'application/octet-stream',
          [fileNameHeader]: encodeURIComponent(fileName),
        },
        stream,
      },
      evidenceFileSchema,
      AbortSignal.timeout(fileTimeoutMs),
    );

  /** The file of an entry as it arrives. */
  evidenceFile = (id: string, entryId: string) =>
    callApiForStream(
      this.config,
      this.caller,
      { path: `${path('interventions', id)}/evidence/${encodeURIComponent(entryId)}/file` },
      AbortSignal.timeout(fileTimeoutMs),
    );

  /** The history of one case as JSON Lines. */
  history = (id: string) =>
    callApiForText(this.config, this.caller, {
      path: `${path('interventions', id)}/history`,
      headers: { accept: 'application/x-ndjson' },
    });

  signIn(persona: string) {
    return this.post('/v1/sign-in', { persona }, signedInSchema, {});
  }

  open(body: unknown, terms: RecordingTerms) {
    return this.post('/v1/interventions', body, recordedSchema, headersOf(terms));
  }

  record(subject: ApiSubject, route: string, body: unknown, terms: RecordingTerms) {
    const target = `${subjectPath(subject)}/${encodeURIComponent(route)}`;
    return this.post(target, body, recordedSchema, headersOf(terms));
  }

  /** What recording an act would do. Nothing is recorded. */
  dryRun(subject: ApiSubject, route: string, body: unknown) {
    const target = `${subjectPath(subject)}/dry-runs/${encodeURIComponent(route)}`;
    return this.post(target, body, dryRunSchema, {});
  }

  /** Opens a calendar; its token is in this answer alone. */
  openCalendarFeed(of: CalendarSubject, terms: RecordingTerms) {
    return this.post('/v1/calendar-feeds', { of }, openedCalendarFeedSchema, headersOf(terms));
  }

  revokeCalendarFeed(id: string, terms: RecordingTerms) {
    const request = {
      method: 'DELETE',
      path: path('calendar-feeds', id),
      headers: headersOf(terms),
    } as const;
    return callApi(this.config, this.caller, request, revokedCalendarFeedSchema);
  }

  /** A calendar as its subscribers get it, by its token alone. */
  calendar = (token: string) =>
    callApiForText(
      this.config,
      { ...this.caller, token: undefined },
      {
        path: `/calendar/${encodeURIComponent(token)}.ics`,
        calledInLogs: 'A calendar',
        headers: { accept: 'text/calendar' },
      },
    );

  private post<Schema extends z.ZodType>(
    target: string,
    body: unknown,
    schema: Schema,
    headers: Readonly<Record<string, string>>,
  ): Promise<z.infer<Schema>> {
    return callApi(
      this.config,
      this.caller,
      { method: 'POST', path: target, body, headers },
      schema,
    );
  }

  /** Waits for what was recorded last; where the view may lack it, takes the older answer and says so. */
  private async get<Schema extends z.ZodType>(
    target: string,
    schema: Schema,
    query: Query = {},
  ): Promise<z.infer<Schema>> {
    const request: ApiRequest = { path: target, query };
    if (this.readAfter === undefined || this.behind)
      return callApi(this.config, this.caller, request, schema);
    const waiting = { ...request, headers: { 'read-after': this.readAfter } };
    try {
      return await callApi(this.config, this.caller, waiting, schema);
    } catch (error) {
      if (!(error instanceof ApiProblem && mayLackIt(error.problem))) throw error;
      this.behind = true;
      return callApi(this.config, this.caller, request, schema);
    }
  }
}

/** The view is behind the position that was asked for, or the log was restored since and knows it no more. */
function mayLackIt({ code, field }: Problem): boolean {
  return code === 'view-behind' || (code === 'invalid-header' && field === 'Read-After');
}

function headersOf({ idempotencyKey, revision }: RecordingTerms): Record<string, string> {
  return {
    'idempotency-key': idempotencyKey,
    ...(revision === '-1' && { 'if-none-match': '*' }),
    ...(revision !== undefined && revision !== '-1' && { 'if-match': `"${revision}"` }),
  };
}

function path(collection: string, id: string): string {
  return `/v1/${collection}/${encodeURIComponent(id)}`;
}

function subjectPath({ kind, id }: ApiSubject): string {
  return path(kind === 'intervention' ? 'interventions' : 'authorities', id);
}
