import type { PolicyRule } from '../policy-version.schema.js';

const statute = 'Education Act 1996 s497A, applied by Children Act 2004 s50';
const paragraph107 =
  'Education Committee, Social work reform, chapter 7 (July 2016), paragraph 107';

/** Rules that more than one version holds, by the numbers of domain §6. */
export const sharedRules = {
  D1: {
    id: 'D1',
    kind: 'practice',
    text: 'Expert scrutiny is commissioned after an inadequate judgement, to find out why the service fails. No source says by when.',
    source: 'how the department’s steps are described; the time before July 2016 is not covered',
    value: 'after each inadequate judgement',
  },
  R1: {
    id: 'R1',
    kind: 'policy',
    text: 'Progress is reviewed at least every six months.',
    source: paragraph107,
    value: 'at most 6 months between reviews',
    from: '2016-07-05',
  },
  R2: {
    id: 'R2',
    kind: 'policy',
    text: 'A commissioner is expected where progress after six months is insufficient, or where failure is systemic or persistent.',
    legalBasis: statute,
    source: paragraph107,
    value: 'insufficient progress after 6 months, systemic failure or persistent failure',
    from: '2016-07-05',
    supersedes: 'R6',
  },
  R3: {
    id: 'R3',
    kind: 'policy',
    text: 'Failure is systemic where a council is inadequate on all key judgements. Which headings are key judgements follows the inspection framework; the separate grade for care leavers counts unless it is left out.',
    source: paragraph107,
    value: 'inadequate on all key judgements',
    from: '2016-04-11',
  },
  R4: {
    id: 'R4',
    kind: 'policy',
    text: 'Failure is persistent where a council is inadequate two or more times in five years. No source says between which dates or for which inspections: publication dates and full inspections are taken unless others are chosen.',
    source: `${paragraph107}; date basis and counting inferred from published reports`,
    value: '2 or more in 5 years',
    from: '2016-04-11',
  },
  R5: {
    id: 'R5',
    kind: 'policy',
    text: 'Once a commissioner is appointed, services leave the control of the council unless there are compelling reasons not to.',
    legalBasis: statute,
    source: paragraph107,
    value: 'remove unless compelling reasons',
    from: '2016-07-05',
  },
  R7: {
    id: 'R7',
    kind: 'policy',
    text: 'Where a council resists, a trust is imposed within the year.',
    legalBasis: statute,
    source: 'National Audit Office, Children in need of help or protection (2016)',
    value: '12 months',
  },
  R8: {
    id: 'R8',
    kind: 'ofsted',
    text: 'The council sends its action plan within 70 working days of the report. The first monitoring visit follows within four weeks of that.',
    source: 'Ofsted; that the days are working days is inferred',
    value: '70 working days, then 4 weeks',
  },
  R9: {
    id: 'R9',
    kind: 'ofsted',
    text: 'Ofsted makes a monitoring visit each quarter, up to six, and then inspects again.',
    source: 'Ofsted (2016)',
    value: 'quarterly, up to 6 visits',
  },
  R10: {
    id: 'R10',
    kind: 'practice',
    text: 'A commissioner reports about three months after appointment.',
    source: 'real cases',
    value: 'about 3 months',
  },
  R11: {
    id: 'R11',
    kind: 'practice',
    text: 'A decision to leave services with the council is reviewed again after 6 months, 12 months or both.',
    source: 'real cases',
    value: '6 months, 12 months or both',
  },
  R12: {
    id: 'R12',
    kind: 'practice',
    text: 'The contract sets a date by which the trust is to be good: October 2017 for Doncaster, April 2018 for Slough.',
    source: 'The new service models, Community Care (January 2017)',
    value: 'a date in each contract',
  },
  R13: {
    id: 'R13',
    kind: 'practice',
    text: 'The contract sets a point of review: after 5 years for Doncaster, after 6 for Slough.',
    source: 'The new service models, Community Care (January 2017)',
    value: 'a point in each contract',
  },
} as const satisfies Readonly<Record<string, PolicyRule>>;
