import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { choice, choices, count, date, entryRefs, groups, line, names, prose } from '../fields.js';
import type { DirectionKind } from '../state.js';
import { end, inForce, putInForce } from '../transitions.js';
import { brief, when } from '../words.js';
import { unknownInstruments } from './references.js';

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
