import { z } from 'zod';
import { visibility } from '../common.js';
import { defineAct } from '../define-act.js';
import { entryRef, line, prose } from '../fields.js';
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
