import { z } from 'zod';
import { formatDate } from '../../dates/index.js';
import { defineAct } from '../define-act.js';
import { count, date, flag, line, names, prose } from '../fields.js';
import {
  amendArrangement,
  arrange,
  deliverByCouncil,
  endArrangements,
  goLive,
  noteVehicle,
  plan,
  plannedWords,
  planSettled,
} from '../transitions.js';
import { brief, counted, due, listOf, when } from '../words.js';
import { vehicleKey } from './vehicle-fields.js';

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
      : goLive(arranged, 'partnership', d.lead, effectiveOn);
  },
  sentence: (d) =>
    `Partnership with ${d.lead} started${when(d.termYears, (years) => ` for ${counted(years, 'year')}`)}${when(d.functions, (functions) => ` (${listOf(functions)})`)}`,
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
    `Partnership renewed${when(d.termYears, (years) => ` for ${counted(years, 'year')}`)}${due(d.newEnd, ' to')}`,
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
    `${d.by} gave notice to end the partnership${when(d.noticeMonths, (months) => ` (${counted(months, 'month')})`)}${due(d.endsOn, ', ends')}`,
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
    return d.servicesReturned ? planSettled(deliverByCouncil(ended), plannedWords.return) : ended;
  },
  sentence: (d) =>
    `Partnership ended${d.servicesReturned ? ' and services returned to the council' : ''}${when(d.buyBackUntil, (on) => `, some services bought back until ${formatDate(on)}`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 18'],
});
