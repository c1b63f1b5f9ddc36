import { z } from 'zod';
import { formatDate } from '../../dates/index.js';
import { defineAct } from '../define-act.js';
import type { EarlierForm } from '../earlier-forms.js';
import { choice, count, date, flag, line, prose } from '../fields.js';
import { brief, when } from '../words.js';

export const holdPlaced = defineAct({
  name: 'HoldPlaced',
  route: 'holds',
  track: 'case',
  label: 'Put the case on hold',
  title: 'Hold placed',
  hint: 'Dates go on running, unless the policy of the day says that a hold stops them',
  decidedBy: 'Case officer',
  requires: ['open', 'no-hold'],
  details: z.strictObject({
    because: prose('Why the case is on hold'),
    until: date('Expected end of the hold').optional(),
  }),
  apply: (state, details, { effectiveOn }) => ({
    ...state,
    hold: { since: effectiveOn, reason: details.because },
  }),
  sentence: (d) =>
    `Case put on hold${when(d.until, (on) => ` until ${formatDate(on)}`)}: ${brief(d.because)}`,
  rules: ['§5 row 29'],
});

export const holdReleased = defineAct({
  name: 'HoldReleased',
  route: 'hold-releases',
  track: 'case',
  label: 'Release the hold',
  title: 'Hold released',
  decidedBy: 'Case officer',
  requires: ['on-hold'],
  details: z.strictObject({ because: prose('Why the hold ends').optional() }),
  apply: (state) => ({ ...state, hold: null }),
  sentence: (d) => `Hold released${when(d.because, (text) => `: ${brief(text)}`)}`,
  rules: ['§5 row 29'],
});

/** The first form held one summary for the next owner. */
const oneSummary: EarlierForm = {
  details: z.strictObject({
    officer: line('Case officer'),
    handover: prose('Summary for the next owner').optional(),
  }),
  lift: ({ handover, ...details }) =>
    handover === undefined ? details : { standing: handover, ...details },
};

export const caseOfficerAssigned = defineAct({
  name: 'CaseOfficerAssigned',
  route: 'case-officers',
  track: 'case',
  label: 'Assign a case officer',
  title: 'Case officer assigned',
  hint: 'Also to hand a case over: say what the next owner must know. Commissioners and researchers read it too; what is for the case team alone goes into a note',
  decidedBy: 'Team leader',
  details: z.strictObject({
    officer: line('Case officer'),
    standing: prose('Where things stand').optional(),
    next: prose('What is next').optional(),
    contacts: prose('Who to call').optional(),
  }),
  earlier: [oneSummary],
  apply: (state, details) => ({ ...state, owner: details.officer }),
  sentence: (d) =>
    `${d.officer} became the case officer${when(d.standing ?? d.next ?? d.contacts, () => ', with a handover')}`,
  weight: 'minor',
  rules: ['§5 row 29'],
});

export const teamChanged = defineAct({
  name: 'TeamChanged',
  route: 'teams',
  track: 'case',
  label: 'Change the team',
  title: 'Team changed',
  decidedBy: 'Team leader',
  details: z.strictObject({ team: line('Team') }),
  apply: (state, details) => ({ ...state, team: details.team }),
  sentence: (d) => `Case moved to the team ${d.team}`,
  weight: 'minor',
  rules: ['§5 row 29'],
});

export const parallelInterventionNoted = defineAct({
  name: 'ParallelInterventionNoted',
  route: 'parallel-interventions',
  track: 'case',
  label: 'Note a parallel intervention',
  title: 'Parallel intervention noted',
  decidedBy: 'MHCLG or DfE',
  details: z.strictObject({
    kind: choice('Kind', {
      'best-value': 'Best value (Local Government Act 1999, section 15)',
      send: 'SEND',
      other: 'Other',
    }),
    what: prose('What was done'),
    by: line('By whom').optional(),
    commissioners: count('Number of commissioners', undefined, 20).optional(),
    until: date('Ended or due to end').optional(),
    corporateOnly: flag('Corporate, not about children’s services alone').optional(),
  }),
  sentence: (d) =>
    `Parallel intervention (${d.kind === 'best-value' ? 'best value' : d.kind === 'send' ? 'SEND' : 'other'}): ${brief(d.what)}`,
  rules: ['§5 row 28'],
});
