import { z } from 'zod';
import { formatDate } from '../../dates/index.js';
import { defineAct } from '../define-act.js';
import { choice, count, date, flag, groups, line, names, pence, prose } from '../fields.js';
import {
  amendArrangement,
  arrange,
  deliver,
  endArrangements,
  noteVehicle,
  plan,
  plannedWords,
  planSettled,
} from '../transitions.js';
import { brief, due, listOf, money, when } from '../words.js';
import { vehicleKey } from './delivery.acts.js';

const contractKinds = ['contract', 'implied'] as const;
const targets = () =>
  groups('Performance targets', {
    text: line('Target', 'For example “good by October 2017”'),
    due: date('By').optional(),
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
    start: date('Start').optional(),
    termYears: count('Term in years', undefined, 50).optional(),
    end: date('End').optional(),
    extensionOption: line('Extension option').optional(),
    yearlySumPence: pence('Yearly sum').optional(),
    targets: targets().optional(),
    breakClause: prose('Break clause and who holds it').optional(),
    noticeBy: date('Notice must be given by').optional(),
    reviewDates: z
      .array(date('Review on'))
      .min(1)
      .max(30)
      .optional()
      .meta({ title: 'Review dates', 'x-input': 'names' }),
  }),
  apply: (state, d, { id, effectiveOn }) => {
    const known = noteVehicle(state, { key: d.vehicle });
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
    `Contract signed with ${d.vehicle}${when(d.termYears, (years) => ` for ${years} years`)}${due(d.end, ', to')}${when(d.yearlySumPence, (sum) => `, ${money(sum)} a year`)}`,
  weight: 'major',
  rules: ['§5 row 16', 'R12', 'R13'],
});

export const contractReviewed = defineAct({
  name: 'ContractReviewed',
  route: 'contract-reviews',
  track: 'contracts',
  label: 'Record a contract review',
  title: 'Contract reviewed',
  decidedBy: 'Council, DfE or both',
  requires: ['arrangement-in-force'],
  details: z.strictObject({
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
    performance: groups('Performance against targets', {
      target: line('Target'),
      performance: prose('Performance'),
    }).optional(),
    newTargets: targets().optional(),
    contractSumPence: pence('Contract sum').optional(),
    overspendPence: pence('Overspend').optional(),
  }),
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
  rules: ['§5 row 19'],
});

export const contractExtended = defineAct({
  name: 'ContractExtended',
  route: 'contract-extensions',
  track: 'contracts',
  label: 'Extend the contract',
  title: 'Contract extended',
  decidedBy: 'Councils',
  requires: ['arrangement-in-force'],
  details: z.strictObject({
    newEnd: date('New end').optional(),
    years: count('Years added', undefined, 50).optional(),
    from: date('From').optional(),
    summary: prose('What was agreed').optional(),
  }),
  apply: (state, d, { id }) =>
    plan(
      amendArrangement(
        planSettled(state, plannedWords.contractEnd),
        d.newEnd === undefined ? {} : { end: d.newEnd },
        contractKinds,
      ),
      id,
      plannedWords.contractEnd,
      d.newEnd,
    ),
  sentence: (d) =>
    `Contract extended${when(d.years, (years) => ` by ${years} years`)}${due(d.from, ' from')}${due(d.newEnd, ' to')}${when(d.summary, (text) => `: ${brief(text)}`)}`,
  weight: 'major',
  rules: ['§5 row 20'],
});

export const contractVaried = defineAct({
  name: 'ContractVaried',
  route: 'contract-variations',
  track: 'contracts',
  label: 'Vary the contract',
  title: 'Contract varied',
  decidedBy: 'Councils',
  requires: ['arrangement-in-force'],
  details: z.strictObject({
    summary: prose('What was changed'),
    targets: targets().optional(),
    newEnd: date('New end').optional(),
  }),
  apply: (state, d, { id }) =>
    d.newEnd === undefined
      ? state
      : plan(
          amendArrangement(
            planSettled(state, plannedWords.contractEnd),
            { end: d.newEnd },
            contractKinds,
          ),
          id,
          plannedWords.contractEnd,
          d.newEnd,
        ),
  sentence: (d) => `Contract varied: ${brief(d.summary)}`,
  rules: ['§5 row 20'],
});

export const contractNoticeGiven = defineAct({
  name: 'ContractNoticeGiven',
  route: 'contract-notices',
  track: 'contracts',
  label: 'Record notice to end the contract',
  title: 'Notice to end the contract given',
  decidedBy: 'Councils',
  requires: ['arrangement-in-force'],
  details: z.strictObject({
    by: line('Given by'),
    endsOn: date('Contract ends').optional(),
    mutualConsent: flag('By mutual consent').optional(),
  }),
  apply: (state, d) =>
    amendArrangement(state, d.endsOn === undefined ? {} : { end: d.endsOn }, contractKinds),
  sentence: (d) =>
    `${d.by} gave notice to end the contract${due(d.endsOn, ' on')}${d.mutualConsent === true ? ', by mutual consent' : ''}`,
  weight: 'major',
  rules: ['§5 row 20'],
});

export const contractNotRenewed = defineAct({
  name: 'ContractNotRenewed',
  route: 'contract-non-renewals',
  track: 'contracts',
  label: 'Record that the contract will not be renewed',
  title: 'Contract not renewed',
  decidedBy: 'Councils',
  requires: ['arrangement-in-force'],
  details: z.strictObject({ endsOn: date('Contract ends').optional() }),
  apply: (state, d) =>
    amendArrangement(state, d.endsOn === undefined ? {} : { end: d.endsOn }, contractKinds),
  sentence: (d) => `Contract not renewed${due(d.endsOn, ', ends')}`,
  rules: ['§5 row 20'],
});

function contractEnd<const Name extends string>(
  name: Name,
  route: string,
  label: string,
  title: string,
) {
  return defineAct({
    name,
    route,
    track: 'contracts',
    label,
    title,
    decidedBy: 'Councils',
    requires: ['arrangement-in-force'],
    details: z.strictObject({
      mutualConsent: flag('By mutual consent').optional(),
      yearsEarly: count('Years before its end', undefined, 50).optional(),
    }),
    apply: (state) => planSettled(endArrangements(state, contractKinds), plannedWords.contractEnd),
    sentence: (d) =>
      `${title}${d.mutualConsent === true ? ' by mutual consent' : ''}${when(d.yearsEarly, (years) => `, ${years} years early`)}`,
    weight: 'major',
    rules: ['§5 row 20'],
  });
}

export const contractExpired = contractEnd(
  'ContractExpired',
  'contract-expiries',
  'Record that the contract expired',
  'Contract expired',
);
export const contractTerminated = contractEnd(
  'ContractTerminated',
  'contract-terminations',
  'Record that the contract was terminated',
  'Contract terminated',
);

export const partnershipStarted = defineAct({
  name: 'PartnershipStarted',
  route: 'partnerships',
  track: 'contracts',
  label: 'Record the start of a partnership',
  title: 'Partnership started',
  decidedBy: 'Councils',
  details: z.strictObject({
    vehicle: vehicleKey(),
    lead: line('Lead council'),
    termYears: count('Term in years', undefined, 50).optional(),
    end: date('End').optional(),
    noticeMonths: count('Notice in months', undefined, 60).optional(),
    functions: names('Functions').optional(),
    servicesMoved: flag('The lead council runs the services').optional(),
  }),
  apply: (state, d, { id, effectiveOn }) => {
    const known = noteVehicle(state, {
      key: d.vehicle,
      name: `Partnership with ${d.lead}`,
      model: 'partnership',
      owners: [d.lead],
    });
    const arranged = plan(
      arrange(known, {
        id,
        kind: 'partnership',
        with: d.lead,
        start: effectiveOn,
        end: d.end ?? null,
        noticeOn: null,
        reviewDates: [],
      }),
      id,
      plannedWords.contractEnd,
      d.end,
    );
    return d.servicesMoved === false
      ? arranged
      : planSettled(
          deliver(arranged, { phase: 'partnership', by: d.lead, since: effectiveOn }),
          plannedWords.goLive,
        );
  },
  sentence: (d) =>
    `Partnership with ${d.lead} started${when(d.termYears, (years) => ` for ${years} years`)}${when(d.functions, (functions) => ` (${listOf(functions)})`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 18'],
});

export const partnershipRenewed = defineAct({
  name: 'PartnershipRenewed',
  route: 'partnership-renewals',
  track: 'contracts',
  label: 'Renew the partnership',
  title: 'Partnership renewed',
  decidedBy: 'Councils',
  requires: ['partnership-in-force'],
  details: z.strictObject({
    termYears: count('Term in years', undefined, 50).optional(),
    newEnd: date('New end').optional(),
  }),
  apply: (state, d, { id }) =>
    plan(
      amendArrangement(
        planSettled(state, plannedWords.contractEnd),
        d.newEnd === undefined ? {} : { end: d.newEnd },
        ['partnership'],
      ),
      id,
      plannedWords.contractEnd,
      d.newEnd,
    ),
  sentence: (d) =>
    `Partnership renewed${when(d.termYears, (years) => ` for ${years} years`)}${due(d.newEnd, ' to')}`,
  weight: 'major',
  rules: ['§5 row 18'],
});

export const partnershipNoticeGiven = defineAct({
  name: 'PartnershipNoticeGiven',
  route: 'partnership-notices',
  track: 'contracts',
  label: 'Record notice to end the partnership',
  title: 'Notice to end the partnership given',
  decidedBy: 'Councils',
  requires: ['partnership-in-force'],
  details: z.strictObject({
    by: line('Given by'),
    noticeMonths: count('Notice in months', undefined, 60).optional(),
    endsOn: date('Partnership ends').optional(),
  }),
  apply: (state, d) =>
    amendArrangement(state, d.endsOn === undefined ? {} : { end: d.endsOn }, ['partnership']),
  sentence: (d) =>
    `${d.by} gave notice to end the partnership${when(d.noticeMonths, (months) => ` (${months} months)`)}${due(d.endsOn, ', ends')}`,
  weight: 'major',
  rules: ['§5 row 18'],
});

export const partnershipEndDecided = defineAct({
  name: 'PartnershipEndDecided',
  route: 'partnership-end-decisions',
  track: 'contracts',
  label: 'Record the decision to end the partnership',
  title: 'End of the partnership decided',
  decidedBy: 'Councils',
  requires: ['partnership-in-force'],
  details: z.strictObject({
    endsOn: date('Partnership ends').optional(),
    summary: prose('What was decided').optional(),
  }),
  apply: (state, d) =>
    amendArrangement(state, d.endsOn === undefined ? {} : { end: d.endsOn }, ['partnership']),
  sentence: (d) =>
    `End of the partnership decided${due(d.endsOn, ', ends')}${when(d.summary, (text) => `: ${brief(text)}`)}`,
  rules: ['§5 row 18'],
});

export const partnershipEnded = defineAct({
  name: 'PartnershipEnded',
  route: 'partnership-endings',
  track: 'contracts',
  label: 'Record the end of the partnership',
  title: 'Partnership ended',
  decidedBy: 'Councils',
  requires: ['partnership-in-force'],
  details: z.strictObject({
    servicesReturned: flag('Services returned to the council on this date'),
    buyBackUntil: date('Services bought back until').optional(),
  }),
  apply: (state, d) => {
    const ended = planSettled(endArrangements(state, ['partnership']), plannedWords.contractEnd);
    return d.servicesReturned
      ? planSettled(deliver(ended, { phase: 'council' }), plannedWords.return)
      : ended;
  },
  sentence: (d) =>
    `Partnership ended${d.servicesReturned ? ' and services returned to the council' : ''}${when(d.buyBackUntil, (on) => `, some services bought back until ${formatDate(on)}`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 18'],
});
