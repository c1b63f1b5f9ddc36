import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { choice, count, date, entryRefs, flag, names } from '../fields.js';
import { end, plan, plannedWords, planSettled, putInForce } from '../transitions.js';
import { due, listOf } from '../words.js';
import { unknownInstruments } from './references.js';

const commissionerTerms = {
  commissioners: names('Names', 'One or more names'),
  daysAWeek: count('Days a week', undefined, 7).optional(),
  remit: choice('Remit', {
    review: 'Review whether control should leave the council',
    direct: 'Direct the service',
    both: 'Review and direct',
  }).optional(),
  executive: flag('Executive commissioner').optional(),
  reportDue: date('Report due').optional(),
};

export const commissionerAppointed = defineAct({
  name: 'CommissionerAppointed',
  route: 'commissioners',
  track: 'instruments',
  label: 'Appoint a commissioner',
  title: 'Commissioner appointed',
  decidedBy: 'Secretary of State',
  requires: ['open'],
  details: z.strictObject(commissionerTerms),
  apply: (state, d, { id, effectiveOn }) => {
    const appointed = putInForce(state, {
      id,
      kind: 'commissioner',
      name: `${listOf(d.commissioners)}, commissioner`,
      since: effectiveOn,
      ...(d.reportDue !== undefined && { due: d.reportDue }),
      antecedent: false,
    });
    const known = {
      ...appointed,
      commissionersEver: [...state.commissionersEver, id],
      decision: 'review-pending' as const,
    };
    const planned = plan(known, id, plannedWords.report, d.reportDue);
    return d.executive === true && d.remit !== 'review'
      ? {
          ...planned,
          delivery: { phase: 'commissioner-run', by: listOf(d.commissioners), since: effectiveOn },
        }
      : planned;
  },
  sentence: (d) =>
    `${listOf(d.commissioners)} appointed ${d.executive === true ? 'executive ' : ''}commissioner${due(d.reportDue, ', to report by')}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 12', 'R5', 'R10'],
  statutory: true,
});

export const commissionerReplaced = defineAct({
  name: 'CommissionerReplaced',
  route: 'commissioner-replacements',
  track: 'instruments',
  label: 'Replace the commissioner',
  title: 'Commissioner replaced',
  decidedBy: 'Secretary of State',
  requires: ['open', 'commissioner-in-post'],
  details: z.strictObject({
    ...commissionerTerms,
    replaces: entryRefs('Whom they replace').optional(),
  }),
  guard: (d, state) => unknownInstruments(d.replaces, state, 'commissioner'),
  apply: (state, d, { id, effectiveOn }) => {
    const replaced = putInForce(end(state, 'commissioner', d.replaces), {
      id,
      kind: 'commissioner',
      name: `${listOf(d.commissioners)}, commissioner`,
      since: effectiveOn,
      ...(d.reportDue !== undefined && { due: d.reportDue }),
      antecedent: false,
    });
    return plan(
      { ...replaced, commissionersEver: [...state.commissionersEver, id] },
      id,
      plannedWords.report,
      d.reportDue,
    );
  },
  sentence: (d) =>
    `${listOf(d.commissioners)} replaced the commissioner${due(d.reportDue, ', to report by')}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 12'],
  statutory: true,
});

export const commissionerWithdrawn = defineAct({
  name: 'CommissionerWithdrawn',
  route: 'commissioner-withdrawals',
  track: 'instruments',
  label: 'Withdraw the commissioner',
  title: 'Commissioner withdrawn',
  decidedBy: 'Secretary of State',
  requires: ['commissioner-in-post'],
  details: z.strictObject({
    who: entryRefs('Which commissioner').optional(),
    plannedOnly: flag('Announced for later, not yet done').optional(),
  }),
  guard: (d, state) => unknownInstruments(d.who, state, 'commissioner'),
  apply: (state, d) =>
    d.plannedOnly === true
      ? state
      : planSettled(
          {
            ...end(state, 'commissioner', d.who),
            decision: state.decision === 'review-pending' ? 'none' : state.decision,
          },
          plannedWords.report,
        ),
  sentence: (d) =>
    d.plannedOnly === true ? 'Withdrawal of the commissioner announced' : 'Commissioner withdrawn',
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 12'],
  statutory: true,
});
