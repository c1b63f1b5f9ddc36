import { z } from 'zod';
import * as wire from '@interventions/contracts';
import { policyComparisonQuerySchema } from '../policies/policies.controller.js';
import type { Endpoint } from './endpoints.js';

const get = { method: 'get', access: 'person', reads: true, problems: [400, 404, 503] } as const;
const dryRun = {
  method: 'post',
  access: 'person',
  tag: 'Deadlines and policy',
  /** The body is that of the act. */
  body: z.record(z.string(), z.json()),
  answer: wire.dryRunSchema,
  problems: [400, 404, 413, 415, 503],
} as const;

/** The operations about what is due, what the policy says, and calendars. */
export const deadlineEndpoints: readonly Endpoint[] = [
  {
    ...get,
    path: '/v1/deadlines',
    tag: 'Deadlines and policy',
    summary: 'What is due, overdue or settled, with counts and ages',
    query: wire.deadlinesQuerySchema,
    answer: wire.deadlinesPageSchema,
    problems: [400, 503],
  },
  {
    ...get,
    path: '/v1/deadline-counts',
    tag: 'Deadlines and policy',
    summary: 'What deadlines added up to, week by week',
    query: wire.deadlineCountsQuerySchema,
    answer: wire.weeklyCountsSchema,
    problems: [400, 503],
  },
  {
    ...get,
    path: '/v1/interventions/{id}/evaluation',
    tag: 'Deadlines and policy',
    summary: 'What the policy says of a case on a day, from what was known at a time',
    query: wire.evaluationQuerySchema,
    answer: wire.evaluationSchema,
  },
  {
    ...get,
    path: '/v1/interventions/{id}/comparison',
    tag: 'Deadlines and policy',
    summary: 'What differs in a case between two versions of the policy',
    query: wire.comparisonQuerySchema,
    answer: wire.caseComparisonSchema,
  },
  {
    ...get,
    path: '/v1/policies/comparison',
    tag: 'Deadlines and policy',
    summary: 'What differs between two versions of the policy, and the open cases it touches',
    query: policyComparisonQuerySchema,
    answer: wire.policyComparisonSchema,
    problems: [400, 429, 503],
  },
  {
    ...get,
    path: '/v1/overviews',
    tag: 'Overviews',
    summary: 'The overviews that there are, each with its question',
    answer: wire.overviewsSchema,
    problems: [],
  },
  {
    ...get,
    path: '/v1/overviews/{name}',
    tag: 'Overviews',
    summary: 'An overview of the cases: what was found in words, as a picture and as tables',
    query: wire.overviewQuerySchema,
    answer: wire.overviewSchema,
    problems: [400, 404, 429, 503],
  },
  {
    ...get,
    path: '/v1/overviews/{name}.csv',
    tag: 'Overviews',
    summary: 'A table of an overview as a file, with raw values or for a spreadsheet',
    query: wire.overviewFileQuerySchema,
    answer: { mediaType: 'text/csv', says: 'RFC 4180, in UTF-8' },
    problems: [400, 404, 429, 503],
  },
  {
    ...dryRun,
    path: '/v1/interventions/{id}/dry-runs/{route}',
    summary: 'What recording an act of a case would do; nothing is recorded',
  },
  {
    ...dryRun,
    path: '/v1/authorities/{laCode}/dry-runs/{route}',
    summary: 'What recording an act of a council would do; nothing is recorded',
  },
  {
    ...get,
    path: '/v1/calendar-feeds',
    tag: 'Calendars',
    summary: 'Calendars that other programs subscribe to',
    answer: wire.calendarFeedsSchema,
    problems: [503],
  },
  {
    method: 'post',
    access: 'person',
    path: '/v1/calendar-feeds',
    tag: 'Calendars',
    summary: 'Open a calendar; needs an Idempotency-Key, and answers with its address once',
    body: wire.openCalendarFeedSchema,
    status: 201,
    answer: wire.openedCalendarFeedSchema,
    problems: [400, 403, 413, 415, 422, 503, 507],
  },
  {
    method: 'delete',
    access: 'person',
    path: '/v1/calendar-feeds/{id}',
    tag: 'Calendars',
    summary: 'Revoke a calendar; needs an Idempotency-Key',
    answer: wire.revokedCalendarFeedSchema,
    problems: [400, 403, 404, 503, 507],
  },
  {
    method: 'get',
    access: 'public',
    path: '/calendar/{file}',
    tag: 'Calendars',
    summary: 'A calendar by its secret address, {token}.ics',
    answer: { mediaType: 'text/calendar', says: 'All-day events on the days of open deadlines' },
    problems: [404, 429, 503],
  },
];
