import { z } from 'zod';
import { defineAct } from '../define-act.js';
import type { EarlierForm } from '../earlier-forms.js';
import { choice, choices, count, date, entryRefs, groups, line, names, prose } from '../fields.js';
import type { CaseState, DirectionKind, Instrument } from '../state.js';
import { end, inForce, plan, plannedWords, putInForce } from '../transitions.js';
import { brief, when } from '../words.js';
import { unknownInstruments } from './references.js';

/** Kinds of direction in words (domain §2). */
export const directionKindWords = {
  'social-care': 'Social care',
  education: 'Education functions',
  send: 'SEND',
} as const satisfies Readonly<Record<DirectionKind, string>>;

const statute = 'Education Act 1996 section 497A, applied by Children Act 2004 section 50';

const rankWords = {
  'secretary-of-state': 'Secretary of State',
  minister: 'Minister',
  official: 'Official',
};

const directionTerms = {
  kind: choice('Kind of direction', directionKindWords),
  sequence: count('Number in its chain', 'The first direction is 1', 50, 1).optional(),
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
    rank: choice('Rank', rankWords),
  }).optional(),
};

const revocationTerms = {
  revokes: entryRefs('Which directions', 'Leave empty for all directions in force').optional(),
  summary: prose('What was said').optional(),
};

/** Until revocations told several signatories apart and of which rank they were, one line named who signed. */
const signedInOneLine: EarlierForm = {
  details: z.strictObject({ ...revocationTerms, signedBy: line('Signed by').optional() }),
  lift: ({ signedBy, ...details }) =>
    signedBy === undefined
      ? details
      : { signatories: signedBy === null ? null : [{ name: signedBy }], ...details },
};

export const directionIssued = defineAct({
  name: 'DirectionIssued',
  route: 'directions',
  track: 'instruments',
  label: 'Issue a direction',
  title: 'Direction issued',
  decidedBy: 'Secretary of State',
  finality:
    'It says that the Secretary of State has directed the council by law, and puts the direction in force from its date.',
  requires: ['open'],
  details: z.strictObject({
    ...directionTerms,
    replaces: entryRefs('Directions or notices it replaces').optional(),
  }),
  guard: (d, state) => unknownInstruments(d.replaces, state, 'direction', 'improvement-notice'),
  apply: (state, d, { id, effectiveOn }) => issue(state, d, id, effectiveOn, d.replaces ?? []),
  sentence: (d) => `${directionName(d)} issued${when(d.summary, (text) => `: ${brief(text)}`)}`,
  weight: 'major',
  visibility: 'publishable',
  legalBasis: statute,
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
  finality:
    'It says that the Secretary of State has directed the council anew by law, and closes the direction before it.',
  requires: ['open', 'direction-in-force'],
  details: z.strictObject({
    ...directionTerms,
    replaces: entryRefs(
      'What it replaces',
      'Leave empty for every direction of its kind in force',
    ).optional(),
  }),
  guard: (d, state) =>
    d.replaces === undefined && ofKind(state, d.kind).length === 0
      ? {
          code: 'predecessor-not-in-force',
          detail: `No direction of this kind (${directionKindWords[d.kind]}) is in force on that date.`,
          field: 'details.kind',
          remedy: 'Name what it replaces, or record it as a direction issued.',
        }
      : unknownInstruments(d.replaces, state, 'direction', 'improvement-notice'),
  apply: (state, d, { id, effectiveOn }) => {
    const replaced = d.replaces ?? ofKind(state, d.kind).map((one) => one.id);
    return issue(state, d, id, effectiveOn, replaced);
  },
  sentence: (d) =>
    `${directionName(d)} issued in revision${when(d.summary, (text) => `: ${brief(text)}`)}`,
  weight: 'major',
  visibility: 'publishable',
  legalBasis: statute,
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
  finality: 'It says that the direction has ended by law: the council is no longer bound by it.',
  requires: ['direction-in-force'],
  details: z.strictObject({
    ...revocationTerms,
    signatories: groups('Signatories', {
      name: line('Name'),
      rank: choice('Rank', rankWords, 'Leave empty where the source does not say').optional(),
    }).optional(),
  }),
  earlier: [signedInOneLine],
  guard: (d, state) => unknownInstruments(d.revokes, state, 'direction'),
  apply: (state, d) => end(state, 'direction', d.revokes),
  sentence: (d) =>
    `${d.revokes === undefined ? 'Directions' : 'Direction'} revoked${when(d.summary, (text) => `: ${brief(text)}`)}`,
  weight: 'major',
  visibility: 'publishable',
  legalBasis: statute,
  rules: ['§5 row 11'],
  statutory: true,
});

function ofKind(state: CaseState, kind: DirectionKind): readonly Instrument[] {
  return inForce(state, 'direction').filter((one) => one.directionKind === kind);
}

/** Puts a direction in force in place of others, with the dates of its duties. */
function issue(
  state: CaseState,
  d: {
    readonly kind: DirectionKind;
    readonly duties?: readonly { readonly due?: string | undefined }[] | undefined;
  },
  id: string,
  since: string,
  replaces: readonly string[],
): CaseState {
  const issued = putInForce(
    state,
    {
      id,
      kind: 'direction',
      name: `Direction (${directionKindWords[d.kind].toLowerCase().replace('send', 'SEND')})`,
      since,
      directionKind: d.kind,
      antecedent: false,
    },
    replaces,
  );
  return (d.duties ?? []).reduce(
    (next, duty) => plan(next, id, plannedWords.duty, duty.due),
    issued,
  );
}

/** What people call a direction: “First direction”, “Direction (education functions)”. */
export function directionName(d: {
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
  if (d.sequence === undefined) return `Direction${of}`;
  const ordinal = ordinals[d.sequence];
  return ordinal === undefined ? `Direction ${d.sequence}${of}` : `${ordinal} direction${of}`;
}
