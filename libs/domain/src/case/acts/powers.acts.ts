import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { count, flag, names } from '../fields.js';
import { deliverByCommissioner, deliverByCouncil, inForce } from '../transitions.js';
import { listOf, when } from '../words.js';

export const powersTransferred = defineAct({
  name: 'PowersTransferred',
  route: 'powers-transfers',
  track: 'delivery',
  label: 'Transfer powers to a commissioner',
  title: 'Powers transferred',
  decidedBy: 'Secretary of State',
  finality:
    'It says that the council has lost these powers by law and that the commissioner holds them.',
  legalBasis: 'Education Act 1996 section 497A, applied by Children Act 2004 section 50',
  requires: ['open', 'commissioner-in-post'],
  details: z.strictObject({
    functions: names('Functions'),
    batch: count('Batch', undefined, 50, 1).optional(),
  }),
  apply: (state, d, { effectiveOn }) => {
    const held = { ...state, powersHeld: [...new Set([...state.powersHeld, ...d.functions])] };
    return state.delivery.phase === 'commissioner-run'
      ? held
      : deliverByCommissioner(
          held,
          inForce(state, 'commissioner').at(-1)?.name ?? 'Commissioner',
          effectiveOn,
        );
  },
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
  finality: 'It says that the council holds these powers again by law.',
  legalBasis: 'Education Act 1996 section 497A, applied by Children Act 2004 section 50',
  requires: ['powers-transferred'],
  details: z.strictObject({
    functions: names('Functions'),
    batch: count('Batch', undefined, 50, 1).optional(),
    complete: flag(
      'All powers have now returned',
      'Without an answer: when all functions that were named at the transfer have returned',
    ).optional(),
  }),
  apply: (state, d) => {
    const left = state.powersHeld.filter((name) => !d.functions.includes(name));
    const complete = d.complete ?? (state.powersHeld.length > 0 && left.length === 0);
    const returned = { ...state, powersHeld: complete ? [] : left };
    return complete && state.delivery.phase === 'commissioner-run'
      ? deliverByCouncil(returned)
      : returned;
  },
  sentence: (d) =>
    `Powers over ${listOf(d.functions)} returned to the council${when(d.batch, (n) => ` (batch ${n})`)}`,
  weight: 'major',
  statutory: true,
  rules: ['§5 row 12a'],
});
