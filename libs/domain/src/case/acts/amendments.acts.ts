import { z } from 'zod';
import { formatDate } from '../../dates/index.js';
import { defineAct } from '../define-act.js';
import { count, date, entryRef, line, prose } from '../fields.js';
import { brief, when } from '../words.js';

/** Acts about another entry: of any case, also a voided one; what the target allows is in record-keeping.ts. */
const aboutAnEntry = {
  track: 'record',
  stream: 'either',
  decidedBy: 'Case officer',
  requires: [],
  recordKeeping: true,
} as const;

const person = () =>
  line(
    'The person it is about',
    'Only where it speaks about a private person, so that it can be erased. Filled in where the entry names one',
  ).optional();

export const entryAnnotated = defineAct({
  ...aboutAnEntry,
  name: 'EntryAnnotated',
  route: 'annotations',
  label: 'Annotate an entry',
  title: 'Entry annotated',
  hint: 'Adds a remark, or what another source claims, without changing the entry',
  details: z.strictObject({
    target: entryRef('Which entry'),
    text: prose('Remark'),
    claimedDate: date('Date that another source gives').optional(),
    claimedBy: line('That source').optional(),
    about: person(),
  }),
  sentence: (d) =>
    `Annotation: ${brief(d.text)}${when(d.claimedDate, (on) => ` (claims ${formatDate(on)}${when(d.claimedBy, (by) => `, ${by}`)})`)}`,
  weight: 'minor',
  personal: ['text', 'about'],
  rules: ['§5 row 30', '§4'],
});

export const entryCorrected = defineAct({
  ...aboutAnEntry,
  name: 'EntryCorrected',
  route: 'corrections',
  label: 'Correct an entry',
  title: 'Entry corrected',
  hint: 'The former values stay visible',
  details: z.strictObject({
    target: entryRef('Which entry'),
    replacement: z
      .record(z.string().max(60), z.json())
      .meta({ title: 'Corrected values', 'x-input': 'group' }),
    because: prose('Why it is corrected'),
    about: person(),
  }),
  sentence: (d) => `Entry corrected: ${brief(d.because)}`,
  weight: 'minor',
  personal: ['because', 'about'],
  rules: ['§5 row 30'],
});

export const entryRetracted = defineAct({
  ...aboutAnEntry,
  name: 'EntryRetracted',
  route: 'retractions',
  label: 'Retract an entry',
  title: 'Entry retracted',
  hint: 'A statutory decision is superseded, never retracted',
  details: z.strictObject({
    target: entryRef('Which entry'),
    because: prose('Why it is retracted'),
    about: person(),
  }),
  sentence: (d) => `Entry retracted: ${brief(d.because)}`,
  weight: 'minor',
  personal: ['because', 'about'],
  rules: ['§5 row 30', '§4'],
});

export const claimAccepted = defineAct({
  ...aboutAnEntry,
  name: 'ClaimAccepted',
  route: 'accepted-claims',
  label: 'Accept another source’s date',
  title: 'Claim accepted',
  details: z.strictObject({
    target: entryRef('Which entry'),
    claim: count(
      'Number of the claim',
      'Claims are numbered from 0 in the order they were recorded',
      100,
    ),
    because: prose('Why this source is accepted'),
    about: person(),
  }),
  sentence: (d) => `Another source’s date accepted: ${brief(d.because)}`,
  personal: ['because', 'about'],
  rules: ['§5 row 30', '§4'],
});
