import { z } from 'zod';
import { formatDate, isBefore } from '../../dates/index.js';
import { defineAct } from '../define-act.js';
import { choice, date, line, obligationRef, prose } from '../fields.js';
import type { CaseState } from '../state.js';
import { amendArrangement, deliver, inForce, plannedWords, replan, setUp } from '../transitions.js';
import { brief, when } from '../words.js';

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
      plan: 'Improvement plan',
      reReview: 'Re-review after a decision',
      other: 'Another date',
    }),
    what: line('The date in words').optional(),
    deadline: obligationRef('Which deadline').optional(),
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
    return withNewDate(replan(state, id, what, d.to), d.obligation, d.to);
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
  details: z.strictObject({
    obligation: line('Which obligation'),
    deadline: obligationRef('Which deadline').optional(),
    due: date('It was due'),
  }),
  guard: (d, _state, { effectiveOn }) =>
    isBefore(effectiveOn, d.due) === 'yes'
      ? {
          code: 'not-due-yet',
          detail: 'It was not due yet on that date.',
          field: 'details.due',
          remedy: 'Check both dates.',
        }
      : undefined,
  sentence: (d) =>
    `${d.obligation} was due ${formatDate(d.due)} and nothing was recorded by the end of that day`,
  roles: ['system', 'team-leader'],
  rules: ['§5 row 25'],
});

const named = {
  deadline: obligationRef('Which deadline'),
  what: line('The deadline in words').optional(),
};

export const deadlineMet = defineAct({
  name: 'DeadlineMet',
  route: 'deadline-meetings',
  track: 'improvement',
  label: 'Record that something due was done',
  title: 'Deadline met',
  hint: 'For a duty or a target that has no entry of its own kind',
  decidedBy: 'Case officer',
  details: z.strictObject({ ...named, evidence: prose('Evidence').optional() }),
  sentence: (d) =>
    `${d.what ?? 'Something due'} was done${when(d.evidence, (text) => `: ${brief(text)}`)}`,
  rules: ['§5 row 11', 'R12'],
});

export const deadlineWaived = defineAct({
  name: 'DeadlineWaived',
  route: 'deadline-waivers',
  track: 'improvement',
  label: 'Waive something that is due',
  title: 'Deadline waived',
  hint: 'It stays on the record as waived, with your reason',
  decidedBy: 'Team leader',
  details: z.strictObject({
    ...named,
    why: choice('Kind of reason', {
      overtaken: 'Overtaken by events',
      'done-otherwise': 'Done in another way',
      'not-needed': 'Not needed in this case',
      'agreed-with-council': 'Agreed with the council',
      other: 'Other',
    }),
    because: prose('Why it is waived'),
  }),
  sentence: (d) => `${d.what ?? 'Something due'} was waived: ${brief(d.because)}`,
  roles: ['team-leader', 'system'],
  rules: ['§5 row 25'],
});

/** What else of the state knows the date. */
function withNewDate(state: CaseState, obligation: string, on: string): CaseState {
  const { delivery } = state;
  switch (obligation) {
    case 'goLive':
      return state.setUp === null ? state : setUp(state, { ...state.setUp, plannedGoLive: on });
    case 'return':
      return delivery.phase === 'returning'
        ? deliver(state, { ...delivery, plannedOn: on })
        : state;
    case 'contractEnd':
      return amendArrangement(state, { end: on }, ['contract', 'implied', 'partnership']);
    case 'report': {
      const latest = inForce(state, 'commissioner').at(-1);
      return {
        ...state,
        instruments: state.instruments.map((one) => (one === latest ? { ...one, due: on } : one)),
      };
    }
    default:
      return state;
  }
}
