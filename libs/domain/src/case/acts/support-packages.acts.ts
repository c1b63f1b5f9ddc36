import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { date, line, names, pence, prose } from '../fields.js';
import { end, putInForce } from '../transitions.js';
import { brief, listOf, money, when } from '../words.js';

const packageTerms = {
  components: names('What it consists of'),
  provider: line('Provider').optional(),
  fundingPence: pence('Funding').optional(),
  start: date('Start').optional(),
  end: date('End').optional(),
  conditions: prose('Conditions').optional(),
};

export const supportPackageAgreed = defineAct({
  name: 'SupportPackageAgreed',
  route: 'support-packages',
  track: 'improvement',
  label: 'Record a support package',
  title: 'Support package agreed',
  decidedBy: 'DfE officials',
  requires: ['open'],
  details: z.strictObject(packageTerms),
  apply: (state, d, { id, effectiveOn }) =>
    putInForce(state, {
      id,
      kind: 'support-package',
      name: 'Support package',
      since: d.start ?? effectiveOn,
      ...(d.end !== undefined && { due: d.end }),
      antecedent: false,
    }),
  sentence: (d) =>
    `Support package agreed: ${brief(listOf(d.components))}${when(d.fundingPence, (sum) => `, ${money(sum)}`)}`,
  rules: ['§5 row 9'],
});

export const supportPackageChanged = defineAct({
  name: 'SupportPackageChanged',
  route: 'support-package-changes',
  track: 'improvement',
  label: 'Change the support package',
  title: 'Support package changed',
  decidedBy: 'DfE officials',
  requires: ['package-agreed'],
  details: z.strictObject(packageTerms),
  apply: (state, d) => ({
    ...state,
    instruments: state.instruments.map((one) =>
      one.kind === 'support-package' && d.end !== undefined ? { ...one, due: d.end } : one,
    ),
  }),
  sentence: (d) => `Support package changed: ${brief(listOf(d.components))}`,
  rules: ['§5 row 9'],
});

export const supportPackageEnded = defineAct({
  name: 'SupportPackageEnded',
  route: 'support-package-endings',
  track: 'improvement',
  label: 'End the support package',
  title: 'Support package ended',
  decidedBy: 'DfE officials',
  requires: ['package-agreed'],
  details: z.strictObject({}),
  apply: (state) => end(state, 'support-package'),
  sentence: () => 'Support package ended',
  rules: ['§5 row 9'],
});
