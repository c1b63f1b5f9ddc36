import { z } from 'zod';
import { formatDate } from '../../dates/index.js';
import { defineAct } from '../define-act.js';
import { count, date, entryRef, line, prose } from '../fields.js';
import { brief, when } from '../words.js';

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
