import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { count, names } from '../fields.js';
import { inForce } from '../transitions.js';
import { listOf, when } from '../words.js';

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
