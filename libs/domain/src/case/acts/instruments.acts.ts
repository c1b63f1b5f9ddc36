import { z } from 'zod';
import { defineAct } from '../define-act.js';
import {
  choice,
  choices,
  count,
  date,
  entryRefs,
  flag,
  groups,
  line,
  names,
  prose,
} from '../fields.js';
import type { DirectionKind } from '../state.js';
import { end, inForce, plan, plannedWords, planSettled, putInForce } from '../transitions.js';
import { brief, due, listOf, when } from '../words.js';
import { unknownInstruments } from './references.js';

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
    employer: line('Employer').optional(),
    remit: prose('Remit').optional(),
    reportCadence: line('How often the adviser reports').optional(),
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
    employer: line('Employer').optional(),
    replaces: entryRefs('Whom they replace').optional(),
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
  details: z.strictObject({ who: entryRefs('Which adviser').optional() }),
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
  details: z.strictObject({ who: entryRefs('Which partner').optional() }),
  guard: (d, state) => unknownInstruments(d.who, state, 'improvement-partner'),
  apply: (state, d) => end(state, 'improvement-partner', d.who),
  sentence: () => 'The improvement partner’s work ended',
  rules: ['§5 row 6'],
});

const noticeTerms = {
  requirements: prose('What the council must do').optional(),
  planDue: date('Improvement plan due').optional(),
  reviewEveryMonths: count(
    'Months between reviews',
    'At most 6 under the 2016 policy',
    24,
  ).optional(),
  expires: date('Expires').optional(),
};

export const improvementNoticeIssued = defineAct({
  name: 'ImprovementNoticeIssued',
  route: 'improvement-notices',
  track: 'instruments',
  label: 'Issue an improvement notice',
  title: 'Improvement notice issued',
  decidedBy: 'Minister or DfE',
  requires: ['open'],
  details: z.strictObject({ ...noticeTerms, replaces: entryRefs('What it replaces').optional() }),
  guard: (d, state) => unknownInstruments(d.replaces, state, 'improvement-notice', 'direction'),
  apply: (state, d, { id, effectiveOn }) =>
    putInForce(
      state,
      {
        id,
        kind: 'improvement-notice',
        name: 'Improvement notice',
        since: effectiveOn,
        ...(d.expires !== undefined && { due: d.expires }),
        antecedent: false,
      },
      d.replaces,
    ),
  sentence: (d) =>
    `Improvement notice issued${due(d.planDue, ', plan due')}${due(d.expires, ', expires')}${when(d.reviewEveryMonths, (n) => `, reviewed at least every ${n} months`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 7', 'R1'],
});

export const improvementNoticeRevised = defineAct({
  name: 'ImprovementNoticeRevised',
  route: 'improvement-notice-revisions',
  track: 'instruments',
  label: 'Revise the improvement notice',
  title: 'Improvement notice revised',
  decidedBy: 'Minister or DfE',
  requires: ['open', 'notice-in-force'],
  details: z.strictObject(noticeTerms),
  apply: (state, d, { id, effectiveOn }) =>
    putInForce(end(state, 'improvement-notice'), {
      id,
      kind: 'improvement-notice',
      name: 'Improvement notice',
      since: effectiveOn,
      ...(d.expires !== undefined && { due: d.expires }),
      antecedent: false,
    }),
  sentence: (d) =>
    `Improvement notice revised${due(d.planDue, ', plan due')}${due(d.expires, ', expires')}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 7', 'R1'],
});

export const improvementNoticeLifted = defineAct({
  name: 'ImprovementNoticeLifted',
  route: 'improvement-notice-liftings',
  track: 'instruments',
  label: 'Lift the improvement notice',
  title: 'Improvement notice lifted',
  decidedBy: 'Minister or DfE',
  requires: ['notice-in-force'],
  details: z.strictObject({}),
  apply: (state) => end(state, 'improvement-notice'),
  sentence: (_d, data) =>
    `Improvement notice lifted${when(data.reason, (text) => `: ${brief(text)}`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 7', '§5 row 24'],
});

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

/** Kinds of direction in words (domain §2). */
export const directionKindWords = {
  'social-care': 'Social care',
  education: 'Education functions',
  send: 'SEND',
} as const satisfies Readonly<Record<DirectionKind, string>>;

const directionTerms = {
  kind: choice('Kind of direction', directionKindWords),
  sequence: count('Number in its chain', 'The first direction is 1', 50).optional(),
  subsections: choices('Subsection of section 497A', {
    '497A(2)': '497A(2)',
    '497A(2A)': '497A(2A)',
    '497A(4)': '497A(4)',
    '497A(4A)': '497A(4A)',
    '497A(4B)': '497A(4B)',
  }).optional(),
  summary: prose('What it directs').optional(),
  duties: groups('Duties', {
    text: prose('Duty'),
    due: date('Due').optional(),
    owner: line('Who must do it').optional(),
  }).optional(),
  namedParties: names('Named parties').optional(),
  signatories: groups('Signatories', {
    name: line('Name'),
    rank: choice('Rank', {
      'secretary-of-state': 'Secretary of State',
      minister: 'Minister',
      official: 'Official',
    }),
  }).optional(),
};

export const directionIssued = defineAct({
  name: 'DirectionIssued',
  route: 'directions',
  track: 'instruments',
  label: 'Issue a direction',
  title: 'Direction issued',
  decidedBy: 'Secretary of State',
  requires: ['open'],
  details: z.strictObject({
    ...directionTerms,
    replaces: entryRefs('Directions or notices it replaces').optional(),
  }),
  guard: (d, state) => unknownInstruments(d.replaces, state, 'direction', 'improvement-notice'),
  apply: (state, d, { id, effectiveOn }) =>
    putInForce(
      state,
      {
        id,
        kind: 'direction',
        name: `Direction (${directionKindWords[d.kind].toLowerCase().replace('send', 'SEND')})`,
        since: effectiveOn,
        directionKind: d.kind,
        antecedent: false,
      },
      d.replaces,
    ),
  sentence: (d) => `${directionName(d)} issued${when(d.summary, (text) => `: ${brief(text)}`)}`,
  weight: 'major',
  visibility: 'publishable',
  legalBasis: 'Education Act 1996 section 497A, applied by Children Act 2004 section 50',
  rules: ['§5 row 11'],
  statutory: true,
});

export const directionRevised = defineAct({
  name: 'DirectionRevised',
  route: 'direction-revisions',
  track: 'instruments',
  label: 'Revise a direction',
  title: 'Direction revised',
  hint: 'The revision closes its predecessor',
  decidedBy: 'Secretary of State',
  requires: ['open', 'direction-in-force'],
  details: z.strictObject({
    ...directionTerms,
    replaces: entryRefs(
      'What it replaces',
      'Leave empty for every direction of its kind in force',
    ).optional(),
  }),
  guard: (d, state) => unknownInstruments(d.replaces, state, 'direction', 'improvement-notice'),
  apply: (state, d, { id, effectiveOn }) => {
    const replaced =
      d.replaces ??
      inForce(state, 'direction')
        .filter((one) => one.directionKind === d.kind)
        .map((one) => one.id);
    return putInForce(
      state,
      {
        id,
        kind: 'direction',
        name: `Direction (${directionKindWords[d.kind].toLowerCase().replace('send', 'SEND')})`,
        since: effectiveOn,
        directionKind: d.kind,
        antecedent: false,
      },
      replaced,
    );
  },
  sentence: (d) =>
    `${directionName(d)} issued in revision${when(d.summary, (text) => `: ${brief(text)}`)}`,
  weight: 'major',
  visibility: 'publishable',
  legalBasis: 'Education Act 1996 section 497A, applied by Children Act 2004 section 50',
  rules: ['§5 row 11'],
  statutory: true,
});

export const directionRevoked = defineAct({
  name: 'DirectionRevoked',
  route: 'direction-revocations',
  track: 'instruments',
  label: 'Revoke a direction',
  title: 'Direction revoked',
  decidedBy: 'Secretary of State, or an official',
  requires: ['direction-in-force'],
  details: z.strictObject({
    revokes: entryRefs('Which directions', 'Leave empty for all directions in force').optional(),
    signedBy: line('Signed by').optional(),
    summary: prose('What was said').optional(),
  }),
  guard: (d, state) => unknownInstruments(d.revokes, state, 'direction'),
  apply: (state, d) => end(state, 'direction', d.revokes),
  sentence: (d) =>
    `${d.revokes === undefined ? 'Directions' : 'Direction'} revoked${when(d.summary, (text) => `: ${brief(text)}`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 11'],
  statutory: true,
});

const commissionerTerms = {
  commissioners: names('Names', 'One or more names'),
  daysAWeek: count('Days a week', undefined, 7).optional(),
  remit: choice('Remit', {
    review: 'Review whether control should leave the council',
    direct: 'Direct the service',
    both: 'Review and direct',
  }).optional(),
  executive: flag('Executive commissioner').optional(),
  reportDue: date('Report due').optional(),
};

export const commissionerAppointed = defineAct({
  name: 'CommissionerAppointed',
  route: 'commissioners',
  track: 'instruments',
  label: 'Appoint a commissioner',
  title: 'Commissioner appointed',
  decidedBy: 'Secretary of State',
  requires: ['open'],
  details: z.strictObject(commissionerTerms),
  apply: (state, d, { id, effectiveOn }) => {
    const appointed = putInForce(state, {
      id,
      kind: 'commissioner',
      name: `${listOf(d.commissioners)}, commissioner`,
      since: effectiveOn,
      ...(d.reportDue !== undefined && { due: d.reportDue }),
      antecedent: false,
    });
    const known = {
      ...appointed,
      commissionersEver: [...state.commissionersEver, id],
      decision: 'review-pending' as const,
    };
    const planned = plan(known, id, plannedWords.report, d.reportDue);
    return d.executive === true && d.remit !== 'review'
      ? {
          ...planned,
          delivery: { phase: 'commissioner-run', by: listOf(d.commissioners), since: effectiveOn },
        }
      : planned;
  },
  sentence: (d) =>
    `${listOf(d.commissioners)} appointed ${d.executive === true ? 'executive ' : ''}commissioner${due(d.reportDue, ', to report by')}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 12', 'R5', 'R10'],
  statutory: true,
});

export const commissionerReplaced = defineAct({
  name: 'CommissionerReplaced',
  route: 'commissioner-replacements',
  track: 'instruments',
  label: 'Replace the commissioner',
  title: 'Commissioner replaced',
  decidedBy: 'Secretary of State',
  requires: ['open', 'commissioner-in-post'],
  details: z.strictObject({
    ...commissionerTerms,
    replaces: entryRefs('Whom they replace').optional(),
  }),
  guard: (d, state) => unknownInstruments(d.replaces, state, 'commissioner'),
  apply: (state, d, { id, effectiveOn }) => {
    const replaced = putInForce(end(state, 'commissioner', d.replaces), {
      id,
      kind: 'commissioner',
      name: `${listOf(d.commissioners)}, commissioner`,
      since: effectiveOn,
      ...(d.reportDue !== undefined && { due: d.reportDue }),
      antecedent: false,
    });
    return plan(
      { ...replaced, commissionersEver: [...state.commissionersEver, id] },
      id,
      plannedWords.report,
      d.reportDue,
    );
  },
  sentence: (d) =>
    `${listOf(d.commissioners)} replaced the commissioner${due(d.reportDue, ', to report by')}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 12'],
  statutory: true,
});

export const commissionerWithdrawn = defineAct({
  name: 'CommissionerWithdrawn',
  route: 'commissioner-withdrawals',
  track: 'instruments',
  label: 'Withdraw the commissioner',
  title: 'Commissioner withdrawn',
  decidedBy: 'Secretary of State',
  requires: ['commissioner-in-post'],
  details: z.strictObject({
    who: entryRefs('Which commissioner').optional(),
    plannedOnly: flag('Announced for later, not yet done').optional(),
  }),
  guard: (d, state) => unknownInstruments(d.who, state, 'commissioner'),
  apply: (state, d) =>
    d.plannedOnly === true
      ? state
      : planSettled(
          {
            ...end(state, 'commissioner', d.who),
            decision: state.decision === 'review-pending' ? 'none' : state.decision,
          },
          plannedWords.report,
        ),
  sentence: (d) =>
    d.plannedOnly === true ? 'Withdrawal of the commissioner announced' : 'Commissioner withdrawn',
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 12'],
  statutory: true,
});

export const powersTransferred = defineAct({
  name: 'PowersTransferred',
  route: 'powers-transfers',
  track: 'delivery',
  label: 'Transfer powers to a commissioner',
  title: 'Powers transferred',
  decidedBy: 'Secretary of State',
  requires: ['open', 'commissioner-in-post'],
  details: z.strictObject({
    functions: names('Functions'),
    batch: count('Batch', undefined, 50).optional(),
  }),
  apply: (state, d, { effectiveOn }) => ({
    ...state,
    powersHeld: [...new Set([...state.powersHeld, ...d.functions])],
    delivery:
      state.delivery.phase === 'council'
        ? {
            phase: 'commissioner-run',
            by: inForce(state, 'commissioner').at(-1)?.name ?? 'Commissioner',
            since: effectiveOn,
          }
        : state.delivery,
  }),
  sentence: (d) =>
    `Powers over ${listOf(d.functions)} transferred to the commissioner${when(d.batch, (n) => ` (batch ${n})`)}`,
  weight: 'major',
  statutory: true,
  rules: ['§5 row 12a'],
});

export const powersReturned = defineAct({
  name: 'PowersReturned',
  route: 'powers-returns',
  track: 'delivery',
  label: 'Return powers to the council',
  title: 'Powers returned',
  decidedBy: 'Secretary of State',
  requires: ['powers-transferred'],
  details: z.strictObject({
    functions: names('Functions'),
    batch: count('Batch', undefined, 50).optional(),
  }),
  guard: (d, state) => {
    const unknown = d.functions.filter((name) => !state.powersHeld.includes(name));
    return unknown.length === 0
      ? undefined
      : {
          code: 'powers-not-held',
          detail: `The commissioner does not hold ${listOf(unknown)} on that date`,
          field: 'details.functions',
          remedy: 'Name functions as they were named when transferred.',
        };
  },
  apply: (state, d) => {
    const powersHeld = state.powersHeld.filter((name) => !d.functions.includes(name));
    return {
      ...state,
      powersHeld,
      delivery:
        powersHeld.length === 0 && state.delivery.phase === 'commissioner-run'
          ? { phase: 'council' }
          : state.delivery,
    };
  },
  sentence: (d) =>
    `Powers over ${listOf(d.functions)} returned to the council${when(d.batch, (n) => ` (batch ${n})`)}`,
  weight: 'major',
  statutory: true,
  rules: ['§5 row 12a'],
});

function directionName(d: {
  readonly kind: DirectionKind;
  readonly sequence?: number | undefined;
}): string {
  const ordinals = [
    '',
    'First',
    'Second',
    'Third',
    'Fourth',
    'Fifth',
    'Sixth',
    'Seventh',
    'Eighth',
    'Ninth',
    'Tenth',
  ];
  const of =
    d.kind === 'social-care' ? '' : d.kind === 'send' ? ' (SEND)' : ' (education functions)';
  const ordinal = d.sequence === undefined ? undefined : ordinals[d.sequence];
  return ordinal === undefined ? `Direction${of}` : `${ordinal} direction${of}`;
}
