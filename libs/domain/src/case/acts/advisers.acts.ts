import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { entryRefs, line, prose } from '../fields.js';
import { end, putInForce } from '../transitions.js';
import { when } from '../words.js';
import { unknownInstruments } from './references.js';

const everyAdviser = 'Leave empty for every adviser in post';
const adviserTerms = {
  employer: line('Employer').optional(),
  remit: prose('Remit').optional(),
  reportCadence: line('How often the adviser reports').optional(),
};

export const adviserAppointed = defineAct({
  name: 'AdviserAppointed',
  route: 'advisers',
  track: 'instruments',
  label: 'Appoint an adviser',
  title: 'Adviser appointed',
  decidedBy: 'DfE',
  requires: ['open'],
  details: z.strictObject({
    name: line('Name'),
    ...adviserTerms,
  }),
  apply: (state, d, { id, effectiveOn }) =>
    putInForce(state, {
      id,
      kind: 'adviser',
      name: `${d.name}, adviser`,
      since: effectiveOn,
      antecedent: false,
    }),
  sentence: (d) => `${d.name}${when(d.employer, (employer) => ` (${employer})`)} appointed adviser`,
  rules: ['§5 row 6'],
});

export const adviserReplaced = defineAct({
  name: 'AdviserReplaced',
  route: 'adviser-replacements',
  track: 'instruments',
  label: 'Replace the adviser',
  title: 'Adviser replaced',
  decidedBy: 'DfE',
  requires: ['open', 'adviser-in-post'],
  details: z.strictObject({
    name: line('New adviser'),
    ...adviserTerms,
    replaces: entryRefs('Whom they replace', everyAdviser).optional(),
  }),
  guard: (d, state) => unknownInstruments(d.replaces, state, 'adviser'),
  apply: (state, d, { id, effectiveOn }) =>
    putInForce(end(state, 'adviser', d.replaces), {
      id,
      kind: 'adviser',
      name: `${d.name}, adviser`,
      since: effectiveOn,
      antecedent: false,
    }),
  sentence: (d) => `${d.name} replaced the adviser`,
  rules: ['§5 row 6'],
});

export const adviserEnded = defineAct({
  name: 'AdviserEnded',
  route: 'adviser-endings',
  track: 'instruments',
  label: 'End an adviser’s work',
  title: 'Adviser’s work ended',
  decidedBy: 'DfE',
  requires: ['adviser-in-post'],
  details: z.strictObject({ who: entryRefs('Which adviser', everyAdviser).optional() }),
  guard: (d, state) => unknownInstruments(d.who, state, 'adviser'),
  apply: (state, d) => end(state, 'adviser', d.who),
  sentence: () => 'The adviser’s work ended',
  rules: ['§5 row 6'],
});

export const improvementPartnerAssigned = defineAct({
  name: 'ImprovementPartnerAssigned',
  route: 'improvement-partners',
  track: 'instruments',
  label: 'Assign an improvement partner',
  title: 'Improvement partner assigned',
  decidedBy: 'DfE',
  requires: ['open'],
  details: z.strictObject({
    partner: line('Partner', 'Usually another council'),
    remit: prose('Remit').optional(),
  }),
  apply: (state, d, { id, effectiveOn }) =>
    putInForce(state, {
      id,
      kind: 'improvement-partner',
      name: `${d.partner}, improvement partner`,
      since: effectiveOn,
      antecedent: false,
    }),
  sentence: (d) => `${d.partner} assigned as improvement partner`,
  rules: ['§5 row 6'],
});

export const improvementPartnerEnded = defineAct({
  name: 'ImprovementPartnerEnded',
  route: 'improvement-partner-endings',
  track: 'instruments',
  label: 'End an improvement partner’s work',
  title: 'Improvement partner’s work ended',
  decidedBy: 'DfE',
  requires: ['partner-assigned'],
  details: z.strictObject({
    who: entryRefs('Which partner', 'Leave empty for every partner assigned').optional(),
  }),
  guard: (d, state) => unknownInstruments(d.who, state, 'improvement-partner'),
  apply: (state, d) => end(state, 'improvement-partner', d.who),
  sentence: () => 'The improvement partner’s work ended',
  rules: ['§5 row 6'],
});
