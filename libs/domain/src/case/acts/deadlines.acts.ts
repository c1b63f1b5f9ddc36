import { z } from 'zod';
import { formatDate } from '../../dates/index.js';
import { defineAct } from '../define-act.js';
import { choice, date, line } from '../fields.js';
import { plan, plannedWords, planSettled } from '../transitions.js';
import { when } from '../words.js';

export const deadlineMoved = defineAct({
  name: 'DeadlineMoved',
  route: 'deadline-moves',
  track: 'improvement',
  label: 'Move a planned date',
  title: 'Planned date moved',
  hint: 'Every former date is kept',
  decidedBy: 'Case officer',
  details: z.strictObject({
    obligation: choice('Which date', {
      goLive: 'Planned go-live',
      return: 'Planned return to the council',
      review: 'Next six-month review',
      report: 'Commissioner’s report',
      contractEnd: 'Contract end',
      diagnostic: 'Diagnostic report',
      other: 'Another date',
    }),
    what: line('The date in words').optional(),
    from: date('Former date').optional(),
    to: date('New date'),
    why: choice('Kind of reason', {
      'council-request': 'Council asked',
      'dfe-decision': 'DfE decided',
      external: 'Outside events',
      legal: 'Legal or contract',
      error: 'The former date was wrong',
      other: 'Other',
      unknown: 'Not known',
    }),
  }),
  apply: (state, d, { id }) => {
    const what = d.obligation === 'other' ? (d.what ?? 'Planned date') : plannedWords[d.obligation];
    const moved = plan(planSettled(state, what), id, what, d.to);
    return d.obligation === 'goLive' &&
      (state.delivery.phase === 'setting-up' || state.delivery.phase === 'paused')
      ? { ...moved, delivery: { ...state.delivery, plannedGoLive: d.to } }
      : moved;
  },
  sentence: (d) =>
    `${d.obligation === 'other' ? (d.what ?? 'Planned date') : plannedWords[d.obligation]} moved${when(d.from, (from) => ` from ${formatDate(from)}`)} to ${formatDate(d.to)}`,
  rules: ['§5 row 25'],
});

export const deadlineMissed = defineAct({
  name: 'DeadlineMissed',
  route: 'deadline-misses',
  track: 'improvement',
  label: 'Record a missed deadline',
  title: 'Deadline missed',
  hint: 'Nothing had been recorded by the end of that day',
  decidedBy: 'The service',
  details: z.strictObject({ obligation: line('Which obligation'), due: date('It was due') }),
  sentence: (d) =>
    `${d.obligation} was due ${formatDate(d.due)} and nothing was recorded by the end of that day`,
  roles: ['system', 'team-leader'],
  rules: ['§5 row 25'],
});
