import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { count, date, flag, line, prose } from '../fields.js';
import {
  amendArrangement,
  endArrangements,
  plan,
  plannedWords,
  planSettled,
} from '../transitions.js';
import { brief, counted, due, when } from '../words.js';
import { contractKinds, targets } from './contracts.acts.js';

export const contractExtended = defineAct({
  name: 'ContractExtended',
  route: 'contract-extensions',
  track: 'contracts',
  label: 'Extend the contract',
  title: 'Contract extended',
  decidedBy: 'Councils',
  requires: ['contract-in-force'],
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
    `Contract extended${when(d.years, (years) => ` by ${counted(years, 'year')}`)}${due(d.from, ' from')}${due(d.newEnd, ' to')}${when(d.summary, (text) => `: ${brief(text)}`)}`,
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
  requires: ['contract-in-force'],
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
  requires: ['contract-in-force'],
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
  requires: ['contract-in-force'],
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
  finality?: string,
) {
  return defineAct({
    name,
    route,
    track: 'contracts',
    label,
    title,
    decidedBy: 'Councils',
    ...(finality !== undefined && { finality }),
    requires: ['contract-in-force'],
    details: z.strictObject({
      mutualConsent: flag('By mutual consent').optional(),
      yearsEarly: count('Years before its end', undefined, 50).optional(),
    }),
    apply: (state) => planSettled(endArrangements(state, contractKinds), plannedWords.contractEnd),
    sentence: (d) =>
      `${title}${d.mutualConsent === true ? ' by mutual consent' : ''}${when(d.yearsEarly, (years) => `, ${counted(years, 'year')} early`)}`,
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
  'It says that the contract was ended before its time. The service is no longer run under it.',
);
