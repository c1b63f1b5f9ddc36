import { z } from 'zod';
import { visibility } from '../common.js';
import { defineAct } from '../define-act.js';
import type { EarlierForm } from '../earlier-forms.js';
import { count, entryRef, entryRefs, line, prose } from '../fields.js';
import { brief } from '../words.js';

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

const title = line('Title', 'What people call it, such as “Letter from the council, 3 May 2016”');
const fileFacts = {
  fileName: line('File name').optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'A SHA-256 digest has 64 hexadecimal characters')
    .optional()
    .meta({ title: 'SHA-256', 'x-input': 'text' }),
  mediaType: line('Media type').optional(),
};

/** Until evidence told what it shows and how large its file is, it belonged to one entry at most. */
const aboutOneEntry: EarlierForm = {
  details: z.strictObject({
    title,
    ...fileFacts,
    visibility: visibility(),
    about: entryRef('The entry it supports').optional(),
  }),
  lift: ({ about, ...details }) =>
    about === undefined
      ? details
      : { ...details, about: typeof about === 'string' ? [about] : about },
};

export const evidenceAttached = defineAct({
  name: 'EvidenceAttached',
  route: 'evidence',
  track: 'record',
  stream: 'either',
  label: 'Attach evidence',
  title: 'Evidence attached',
  decidedBy: 'Case officer',
  details: z.strictObject({
    title,
    shows: prose('What it shows', 'Say in a sentence or two what it is evidence of').optional(),
    ...fileFacts,
    /** Given for a file that this service keeps; a digest alone tells of one that is kept elsewhere. */
    bytes: count('Size in bytes', undefined, 1_000_000_000_000, 1).optional(),
    visibility: visibility(),
    about: entryRefs('The entries it belongs to').optional(),
  }),
  earlier: [aboutOneEntry],
  sentence: (d) => `Evidence attached: ${d.title}`,
  weight: 'minor',
  visibility: 'case-team',
  rules: ['§5 row 29'],
});
