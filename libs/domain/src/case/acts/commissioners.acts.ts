import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { choice, count, date, entryRefs, flag, names } from '../fields.js';
import type { CaseState } from '../state.js';
import {
  deliver,
  deliverByCommissioner,
  deliverByCouncil,
  end,
  inForce,
  plannedWords,
  planSettled,
  putInForce,
  replan,
} from '../transitions.js';
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
  finality:
    'It says that the Secretary of State has appointed a commissioner by direction, and starts the time for their report.',
  legalBasis: 'Education Act 1996 section 497A, applied by Children Act 2004 section 50',
  requires: ['open'],
  details: z.strictObject(commissionerTerms),
  apply: (state, d, { id, effectiveOn }) =>
    inPost({ ...state, decision: d.remit === 'direct' ? state.decision : 'review-pending' }, d, {
      id,
      since: effectiveOn,
    }),
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
  finality:
    'It says that the commissioner in post has left it and that another has been appointed by direction.',
  legalBasis: 'Education Act 1996 section 497A, applied by Children Act 2004 section 50',
  requires: ['open', 'commissioner-in-post'],
  details: z.strictObject({
    ...commissionerTerms,
    replaces: entryRefs('Whom they replace', 'Leave empty for everybody in post').optional(),
  }),
  guard: (d, state) => unknownInstruments(d.replaces, state, 'commissioner'),
  apply: (state, d, { id, effectiveOn }) => {
    const { delivery } = state;
    const replaced = inPost(end(state, 'commissioner', d.replaces), d, { id, since: effectiveOn });
    return delivery.phase === 'commissioner-run'
      ? deliver(replaced, { ...delivery, by: listOf(d.commissioners) })
      : replaced;
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
  finality:
    'It says that the commissioner has left the post. Where they ran the services, the council runs them again from then on.',
  legalBasis: 'Education Act 1996 section 497A, applied by Children Act 2004 section 50',
  requires: ['commissioner-in-post'],
  details: z.strictObject({
    who: entryRefs('Which commissioner', 'Leave empty for everybody in post').optional(),
    plannedOnly: flag('Announced for later, not yet done').optional(),
  }),
  guard: (d, state) => unknownInstruments(d.who, state, 'commissioner'),
  apply: (state, d) => {
    if (d.plannedOnly === true) return state;
    const left = end(state, 'commissioner', d.who);
    if (inForce(left, 'commissioner').length > 0) return left;
    const settled = planSettled(
      { ...left, decision: state.decision === 'review-pending' ? 'none' : state.decision },
      plannedWords.report,
    );
    return state.delivery.phase === 'commissioner-run'
      ? deliverByCouncil({ ...settled, powersHeld: [] })
      : settled;
  },
  sentence: (d) =>
    d.plannedOnly === true ? 'Withdrawal of the commissioner announced' : 'Commissioner withdrawn',
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 12'],
  statutory: true,
});

/** Puts a commissioner in post; an executive one who directs also runs the services. */
function inPost(
  state: CaseState,
  d: z.infer<z.ZodObject<typeof commissionerTerms>>,
  { id, since }: { readonly id: string; readonly since: string },
): CaseState {
  const who = listOf(d.commissioners);
  const appointed = putInForce(state, {
    id,
    kind: 'commissioner',
    name: `${who}, commissioner`,
    since,
    ...(d.reportDue !== undefined && { due: d.reportDue }),
    antecedent: false,
  });
  const planned = replan(
    { ...appointed, commissionersEver: [...state.commissionersEver, id] },
    id,
    plannedWords.report,
    d.reportDue,
  );
  return d.executive === true && d.remit !== 'review'
    ? deliverByCommissioner(planned, who, since)
    : planned;
}
