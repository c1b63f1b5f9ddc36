import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { choice, flag, line, prose } from '../fields.js';
import { end, putInForce } from '../transitions.js';
import { brief, when } from '../words.js';

export const improvementBoardFormed = defineAct({
  name: 'ImprovementBoardFormed',
  route: 'improvement-boards',
  track: 'instruments',
  label: 'Record an improvement board',
  title: 'Improvement board formed',
  decidedBy: 'Council or DfE',
  details: z.strictObject({
    chair: line('Chair').optional(),
    independentChair: flag('The chair is independent').optional(),
    cadence: line('How often it meets').optional(),
  }),
  apply: (state, _d, { id, effectiveOn }) =>
    putInForce(state, {
      id,
      kind: 'improvement-board',
      name: 'Improvement board',
      since: effectiveOn,
      antecedent: false,
    }),
  sentence: (d) => `Improvement board formed${when(d.chair, (chair) => `, chaired by ${chair}`)}`,
  rules: ['§5 row 8'],
});

export const boardChairAppointed = defineAct({
  name: 'BoardChairAppointed',
  route: 'board-chairs',
  track: 'instruments',
  label: 'Record the board’s chair',
  title: 'Chair of the improvement board appointed',
  decidedBy: 'Council or DfE',
  requires: ['board-in-place'],
  details: z.strictObject({
    chair: line('Chair'),
    independent: flag('The chair is independent').optional(),
  }),
  sentence: (d) =>
    `${d.chair} appointed ${d.independent === true ? 'independent ' : ''}chair of the improvement board`,
  weight: 'minor',
  rules: ['§5 row 8'],
});

export const boardStoodDown = defineAct({
  name: 'BoardStoodDown',
  route: 'board-endings',
  track: 'instruments',
  label: 'Record that the board stood down',
  title: 'Improvement board stood down',
  decidedBy: 'Council or DfE',
  requires: ['board-in-place'],
  details: z.strictObject({}),
  apply: (state) => end(state, 'improvement-board'),
  sentence: () => 'Improvement board stood down',
  rules: ['§5 row 8'],
});

export const progressReportReceived = defineAct({
  name: 'ProgressReportReceived',
  route: 'progress-reports',
  track: 'improvement',
  label: 'Record a progress report',
  title: 'Progress report received',
  decidedBy: 'Chair, commissioner, adviser or council',
  details: z.strictObject({
    from: choice('From', {
      chair: 'Chair of the board',
      commissioner: 'Commissioner',
      adviser: 'Adviser',
      council: 'Council',
    }),
    period: line('Period it covers').optional(),
    findings: prose('Findings'),
  }),
  sentence: (d) =>
    `Progress report from the ${d.from}${when(d.period, (period) => ` for ${period}`)}: ${brief(d.findings)}`,
  rules: ['§5 row 8'],
});
