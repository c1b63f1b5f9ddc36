import { z } from 'zod';
import { defineAct } from '../define-act.js';
import type { EarlierForm } from '../earlier-forms.js';
import { choice, count, date, flag, groups, line, pence, prose } from '../fields.js';
import { arrange, noteVehicle, plan, plannedWords } from '../transitions.js';
import { brief, counted, due, money, when } from '../words.js';
import { vehicleCalled, vehicleKey } from './vehicle-fields.js';

/** Arrangements that a change of the contract is about. */
export const contractKinds = ['contract', 'implied'] as const;

/** Performance targets, each with its date. */
export const targets = () =>
  groups('Performance targets', {
    text: line('Target', 'For example “good by October 2017”'),
    due: date('By').optional(),
    grade: choice('Ofsted grade to reach', {
      outstanding: 'Outstanding',
      good: 'Good',
      'requires-improvement': 'Requires improvement',
    }).optional(),
    performance: prose('Performance so far').optional(),
  });

export const contractSigned = defineAct({
  name: 'ContractSigned',
  route: 'contracts',
  track: 'contracts',
  label: 'Record a contract',
  title: 'Contract signed',
  decidedBy: 'Council and trust',
  details: z.strictObject({
    vehicle: vehicleKey(),
    vehicleName: line('Name').optional(),
    start: date('Start').optional(),
    termYears: count('Term in years', undefined, 50).optional(),
    end: date('End').optional(),
    extensionOption: line('Extension option').optional(),
    yearlySumPence: pence('Yearly sum').optional(),
    targets: targets().optional(),
    breakClause: prose('Break clause and who holds it').optional(),
    breakOn: date('Break point').optional(),
    noticeBy: date('Notice must be given by').optional(),
    reviewDates: z
      .array(date('Review on'))
      .min(1)
      .max(30)
      .optional()
      .meta({ title: 'Review dates', 'x-input': 'names' }),
  }),
  apply: (state, d, { id, effectiveOn }) => {
    const known = noteVehicle(state, {
      key: d.vehicle,
      ...(d.vehicleName !== undefined && { name: d.vehicleName }),
    });
    return plan(
      arrange(known, {
        id,
        kind: 'contract',
        with: d.vehicle,
        start: d.start ?? effectiveOn,
        end: d.end ?? null,
        noticeOn: d.noticeBy ?? null,
        reviewDates: d.reviewDates ?? [],
      }),
      id,
      plannedWords.contractEnd,
      d.end,
    );
  },
  sentence: (d) =>
    `Contract signed with ${vehicleCalled(d)}${when(d.termYears, (years) => ` for ${counted(years, 'year')}`)}${due(d.end, ', to')}${when(d.yearlySumPence, (sum) => `, ${money(sum)} a year`)}`,
  weight: 'major',
  rules: ['§5 row 16', 'R12', 'R13'],
});

/** How a target is judged in a review of the contract. */
export const targetResultWords = {
  met: 'Met',
  'partly-met': 'Partly met',
  'not-met': 'Not met',
  'not-judged': 'Not judged in this review',
} as const;

const reviewOutcome = {
  by: choice('Reviewed by', { council: 'Council', dfe: 'DfE', both: 'Council and DfE' }),
  outcome: choice('Outcome', {
    continue: 'Continue',
    'revise-targets': 'Revise the targets',
    extend: 'Extend',
    break: 'Break',
    return: 'Return to the council',
    noted: 'Noted',
  }),
  summary: prose('What the review found').optional(),
};

const reviewMoney = {
  contractSumPence: pence('Contract sum').optional(),
  overspendPence: pence('Overspend').optional(),
  consented: flag(
    'The Secretary of State consented',
    'Asked for while a direction is in force',
  ).optional(),
};

/** Until reviews judged each target by a word, too. */
const judgedInOneText: EarlierForm = {
  details: z.strictObject({
    ...reviewOutcome,
    performance: groups('Performance against targets', {
      target: line('Target'),
      performance: prose('Performance'),
    }).optional(),
    newTargets: targets().optional(),
    ...reviewMoney,
  }),
  lift: (details) => details,
};

export const contractReviewed = defineAct({
  name: 'ContractReviewed',
  route: 'contract-reviews',
  track: 'contracts',
  label: 'Record a contract review',
  title: 'Contract reviewed',
  decidedBy: 'Council, DfE or both',
  requires: ['arrangement-in-force'],
  details: z.strictObject({
    ...reviewOutcome,
    performance: groups('Performance against targets', {
      target: line('Target'),
      result: choice('Judged', targetResultWords).optional(),
      performance: prose('Performance').optional(),
    }).optional(),
    newTargets: targets().optional(),
    ...reviewMoney,
  }),
  earlier: [judgedInOneText],
  sentence: (d) =>
    `Contract review: ${{ continue: 'continue', 'revise-targets': 'revise the targets', extend: 'extend', break: 'break', return: 'return to the council', noted: 'noted' }[d.outcome]}${when(d.contractSumPence, (sum) => `, contract sum ${money(sum)}`)}${when(d.summary, (text) => `. ${brief(text)}`)}`,
  weight: 'major',
  rules: ['§5 row 19', 'R13'],
});

export const contractMonitored = defineAct({
  name: 'ContractMonitored',
  route: 'contract-monitoring',
  track: 'contracts',
  label: 'Record contract monitoring',
  title: 'Contract monitored',
  decidedBy: 'Council, DfE or both',
  requires: ['arrangement-in-force'],
  details: z.strictObject({
    period: line('Period').optional(),
    summary: prose('What was reported'),
    overspendPence: pence('Forecast overspend').optional(),
  }),
  sentence: (d) =>
    `Contract monitoring${when(d.period, (period) => ` (${period})`)}: ${brief(d.summary)}${when(d.overspendPence, (sum) => `, forecast overspend ${money(sum)}`)}`,
  weight: 'minor',
  rules: ['§5 row 19'],
});
