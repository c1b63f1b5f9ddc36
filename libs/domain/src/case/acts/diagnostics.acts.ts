import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { date, line, prose } from '../fields.js';
import { plan, plannedWords, planSettled } from '../transitions.js';
import { due, when } from '../words.js';

export const diagnosticCommissioned = defineAct({
  name: 'DiagnosticCommissioned',
  route: 'diagnostics',
  track: 'improvement',
  label: 'Commission an expert diagnostic',
  title: 'Expert diagnostic commissioned',
  decidedBy: 'DfE',
  requires: ['open'],
  details: z.strictObject({
    expert: line('Expert').optional(),
    organisation: line('Organisation').optional(),
    due: date('Report due').optional(),
  }),
  apply: (state, d, { id }) => plan(state, id, plannedWords.diagnostic, d.due),
  sentence: (d) =>
    `Expert diagnostic commissioned${when(d.expert ?? d.organisation, (who) => ` from ${who}`)}${due(d.due)}`,
  rules: ['§5 row 5'],
});

export const diagnosticReported = defineAct({
  name: 'DiagnosticReported',
  route: 'diagnostic-reports',
  track: 'improvement',
  label: 'Record the diagnostic report',
  title: 'Expert diagnostic reported',
  decidedBy: 'Expert',
  details: z.strictObject({
    expert: line('Expert').optional(),
    organisation: line('Organisation').optional(),
    findings: prose('Findings').optional(),
    causes: prose('Causes').optional(),
    baseline: prose('Baseline').optional(),
    recommendedRoute: line('Recommended route').optional(),
  }),
  apply: (state) => planSettled(state, plannedWords.diagnostic),
  sentence: (d) =>
    `Expert diagnostic reported${when(d.expert ?? d.organisation, (who) => ` by ${who}`)}${when(d.recommendedRoute, (route) => `, recommending ${route}`)}`,
  weight: 'major',
  rules: ['§5 row 5'],
});
