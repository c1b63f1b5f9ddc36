import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { count, date, entryRefs, prose } from '../fields.js';
import type { Instrument } from '../state.js';
import { end, plannedWords, planSettled, putInForce, replan } from '../transitions.js';
import { brief, counted, due, when } from '../words.js';
import { unknownInstruments } from './references.js';

const noticeTerms = {
  requirements: prose('What the council must do').optional(),
  planDue: date('Improvement plan due').optional(),
  reviewEveryMonths: count(
    'Months between reviews',
    'At most 6 under the 2016 policy',
    24,
    1,
  ).optional(),
  expires: date('Expires').optional(),
};

export const improvementNoticeIssued = defineAct({
  name: 'ImprovementNoticeIssued',
  route: 'improvement-notices',
  track: 'instruments',
  label: 'Issue an improvement notice',
  title: 'Improvement notice issued',
  decidedBy: 'Minister or DfE',
  requires: ['open'],
  details: z.strictObject({ ...noticeTerms, replaces: entryRefs('What it replaces').optional() }),
  guard: (d, state) => unknownInstruments(d.replaces, state, 'improvement-notice', 'direction'),
  apply: (state, d, { id, effectiveOn }) =>
    replan(
      putInForce(state, noticeOf(id, effectiveOn, d.expires), d.replaces),
      id,
      plannedWords.plan,
      d.planDue,
    ),
  sentence: (d) =>
    `Improvement notice issued${due(d.planDue, ', plan due')}${due(d.expires, ', expires')}${when(d.reviewEveryMonths, (n) => `, reviewed at least every ${counted(n, 'month')}`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 7', 'R1'],
});

export const improvementNoticeRevised = defineAct({
  name: 'ImprovementNoticeRevised',
  route: 'improvement-notice-revisions',
  track: 'instruments',
  label: 'Revise the improvement notice',
  title: 'Improvement notice revised',
  decidedBy: 'Minister or DfE',
  requires: ['open', 'notice-in-force'],
  details: z.strictObject(noticeTerms),
  apply: (state, d, { id, effectiveOn }) =>
    replan(
      putInForce(end(state, 'improvement-notice'), noticeOf(id, effectiveOn, d.expires)),
      id,
      plannedWords.plan,
      d.planDue,
    ),
  sentence: (d) =>
    `Improvement notice revised${due(d.planDue, ', plan due')}${due(d.expires, ', expires')}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 7', 'R1'],
});

export const improvementNoticeLifted = defineAct({
  name: 'ImprovementNoticeLifted',
  route: 'improvement-notice-liftings',
  track: 'instruments',
  label: 'Lift the improvement notice',
  title: 'Improvement notice lifted',
  decidedBy: 'Minister or DfE',
  requires: ['notice-in-force'],
  details: z.strictObject({}),
  apply: (state) => planSettled(end(state, 'improvement-notice'), plannedWords.plan),
  sentence: (_d, data) =>
    `Improvement notice lifted${when(data.reason, (text) => `: ${brief(text)}`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 7', '§5 row 24'],
});

function noticeOf(id: string, since: string, expires: string | undefined): Instrument {
  return {
    id,
    kind: 'improvement-notice',
    name: 'Improvement notice',
    since,
    ...(expires !== undefined && { due: expires }),
    antecedent: false,
  };
}
