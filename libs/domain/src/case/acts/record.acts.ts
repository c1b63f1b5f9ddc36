import { z } from 'zod';
import { formatDate } from '../../dates/index.js';
import { visibility } from '../common.js';
import { defineAct } from '../define-act.js';
import { choice, choices, count, date, entryRef, line, prose } from '../fields.js';
import type { CaseState, Instrument } from '../state.js';
import { arrange, deliver, putInForce } from '../transitions.js';
import { brief, listOf, when } from '../words.js';

export const noteAdded = defineAct({
  name: 'NoteAdded',
  route: 'notes',
  track: 'record',
  stream: 'either',
  label: 'Add a note',
  title: 'Note added',
  decidedBy: 'Case officer',
  details: z.strictObject({
    text: prose('Note'),
    visibility: visibility(),
    about: line(
      'The person it is about',
      'Only where the note speaks about a private person, so that it can be erased',
    ).optional(),
  }),
  sentence: (d) => brief(d.text, 300),
  weight: 'minor',
  visibility: 'case-team',
  personal: ['text', 'about'],
  rules: ['§5 row 29'],
});

export const evidenceAttached = defineAct({
  name: 'EvidenceAttached',
  route: 'evidence',
  track: 'record',
  stream: 'either',
  label: 'Attach evidence',
  title: 'Evidence attached',
  decidedBy: 'Case officer',
  details: z.strictObject({
    title: line('Title'),
    fileName: line('File name').optional(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'A SHA-256 digest has 64 hexadecimal characters')
      .optional()
      .meta({ title: 'SHA-256', 'x-input': 'text' }),
    mediaType: line('Media type').optional(),
    visibility: visibility(),
    about: entryRef('The entry it supports').optional(),
  }),
  sentence: (d) => `Evidence attached: ${d.title}`,
  weight: 'minor',
  visibility: 'case-team',
  rules: ['§5 row 29'],
});

export const entryAnnotated = defineAct({
  name: 'EntryAnnotated',
  route: 'annotations',
  track: 'record',
  stream: 'either',
  label: 'Annotate an entry',
  title: 'Entry annotated',
  hint: 'Adds a remark, or what another source claims, without changing the entry',
  decidedBy: 'Case officer',
  details: z.strictObject({
    target: entryRef('Which entry'),
    text: prose('Remark'),
    claimedDate: date('Date that another source gives').optional(),
    claimedBy: line('That source').optional(),
  }),
  sentence: (d) =>
    `Annotation: ${brief(d.text)}${when(d.claimedDate, (on) => ` (claims ${formatDate(on)}${when(d.claimedBy, (by) => `, ${by}`)})`)}`,
  weight: 'minor',
  rules: ['§5 row 30', '§4'],
  recordKeeping: true,
});

export const entryCorrected = defineAct({
  name: 'EntryCorrected',
  route: 'corrections',
  track: 'record',
  stream: 'either',
  label: 'Correct an entry',
  title: 'Entry corrected',
  hint: 'The former values stay visible',
  decidedBy: 'Case officer',
  details: z.strictObject({
    target: entryRef('Which entry'),
    replacement: z
      .record(z.string().max(60), z.json())
      .meta({ title: 'Corrected values', 'x-input': 'group' }),
    because: prose('Why it is corrected'),
  }),
  sentence: (d) => `Entry corrected: ${brief(d.because)}`,
  weight: 'minor',
  rules: ['§5 row 30'],
  recordKeeping: true,
});

export const entryRetracted = defineAct({
  name: 'EntryRetracted',
  route: 'retractions',
  track: 'record',
  stream: 'either',
  label: 'Retract an entry',
  title: 'Entry retracted',
  hint: 'A statutory decision is superseded, never retracted',
  decidedBy: 'Case officer',
  details: z.strictObject({
    target: entryRef('Which entry'),
    because: prose('Why it is retracted'),
  }),
  sentence: (d) => `Entry retracted: ${brief(d.because)}`,
  weight: 'minor',
  rules: ['§5 row 30', '§4'],
  recordKeeping: true,
});

export const claimAccepted = defineAct({
  name: 'ClaimAccepted',
  route: 'accepted-claims',
  track: 'record',
  stream: 'either',
  label: 'Accept another source’s date',
  title: 'Claim accepted',
  decidedBy: 'Case officer',
  details: z.strictObject({
    target: entryRef('Which entry'),
    claim: count(
      'Number of the claim',
      'Claims are numbered from 0 in the order they were recorded',
      100,
    ),
    because: prose('Why this source is accepted'),
  }),
  sentence: (d) => `Another source’s date accepted: ${brief(d.because)}`,
  rules: ['§5 row 30', '§4'],
  recordKeeping: true,
});

const antecedentKinds = {
  judgement: 'Judgement',
  adviser: 'Adviser',
  'improvement-partner': 'Improvement partner',
  'improvement-board': 'Improvement board',
  'improvement-notice': 'Improvement notice',
  'direction-social-care': 'Direction (social care)',
  'direction-education': 'Direction (education functions)',
  'direction-send': 'Direction (SEND)',
  commissioner: 'Commissioner',
  contract: 'Contract',
  partnership: 'Partnership',
} as const;

export const antecedentStated = defineAct({
  name: 'AntecedentStated',
  route: 'antecedents',
  track: 'record',
  label: 'State what is known from before',
  title: 'Known from before',
  hint: 'Something that must have been in force although no source reports its beginning',
  decidedBy: 'Whoever records',
  details: z.strictObject({
    kind: choice('What was in force', antecedentKinds),
    interval: date('When it must have begun', 'An interval such as ../2014'),
    name: line('Its name, where known').optional(),
    why: prose('Why its beginning is missing'),
  }),
  apply: (state, d, { id }) => withAntecedent(state, d.kind, d.name, d.interval, id),
  sentence: (d) =>
    `Known from before: ${d.name ?? antecedentKinds[d.kind].toLowerCase()}, begun ${formatDate(d.interval)}; its beginning is not in the sources`,
  rules: ['§5 row 30a', '§3'],
});

export const coverageDeclared = defineAct({
  name: 'CoverageDeclared',
  route: 'coverage',
  track: 'record',
  stream: 'either',
  label: 'Declare what the record covers',
  title: 'Coverage declared',
  decidedBy: 'Whoever records',
  details: z.strictObject({
    kinds: choices('Kinds of entry the record claims to hold completely', {
      judgements: 'Judgements',
      instruments: 'Instruments',
      decisions: 'Decisions',
      delivery: 'Delivery',
      contracts: 'Contracts',
      improvement: 'Improvement',
    }),
    period: date('Period', 'An interval such as 2013-11/2026-06'),
    limits: prose('What it does not cover').optional(),
  }),
  sentence: (d) =>
    `The record claims to hold all ${listOf(d.kinds)} ${formatDate(d.period)}${when(d.limits, (text) => `. ${brief(text)}`)}`,
  weight: 'minor',
  rules: ['§5 row 30a', '§3'],
});

function withAntecedent(
  state: CaseState,
  kind: keyof typeof antecedentKinds,
  name: string | undefined,
  since: string,
  id: string,
): CaseState {
  const instrument = (one: Omit<Instrument, 'id' | 'since' | 'antecedent'>) =>
    putInForce(state, { ...one, id, since, antecedent: true });
  switch (kind) {
    case 'judgement':
      return state;
    case 'adviser':
    case 'improvement-partner':
    case 'improvement-board':
    case 'improvement-notice':
      return instrument({ kind, name: name ?? antecedentKinds[kind] });
    case 'direction-social-care':
      return instrument({
        kind: 'direction',
        name: name ?? antecedentKinds[kind],
        directionKind: 'social-care',
      });
    case 'direction-education':
      return instrument({
        kind: 'direction',
        name: name ?? antecedentKinds[kind],
        directionKind: 'education',
      });
    case 'direction-send':
      return instrument({
        kind: 'direction',
        name: name ?? antecedentKinds[kind],
        directionKind: 'send',
      });
    case 'commissioner':
      return {
        ...instrument({ kind, name: name ?? antecedentKinds[kind] }),
        commissionersEver: [...state.commissionersEver, id],
      };
    case 'contract':
      return arrange(state, {
        id,
        kind,
        with: name ?? 'Contract',
        start: since,
        end: null,
        noticeOn: null,
        reviewDates: [],
      });
    case 'partnership': {
      const by = name ?? 'Partnership';
      const arranged = arrange(state, {
        id,
        kind,
        with: by,
        start: since,
        end: null,
        noticeOn: null,
        reviewDates: [],
      });
      return state.delivery.phase === 'council'
        ? deliver(arranged, { phase: 'partnership', by, since })
        : arranged;
    }
    default:
      return kind satisfies never;
  }
}
