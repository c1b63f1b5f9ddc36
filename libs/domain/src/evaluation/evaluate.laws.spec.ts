import { checkLaw } from '@interventions/eventsourcing/testing';
import fc from 'fast-check';
import type { ActData, ActName, Entry } from '../case/index.js';
import { addMonths, dayRange } from '../dates/index.js';
import { policyVersions } from '../policy/index.js';
import { anyAct, caseDay, entryAt } from '../testing/index.js';
import { evaluate, obligationOn, obligationsOf } from './index.js';

const stamped = (input: unknown): ActData => ({
  ...(input as ActData),
  policyVersion: 'ad-hoc',
  departures: [],
});
const entries = (steps: readonly { readonly act: ActName; readonly input: unknown }[]) =>
  steps.map(({ act, input }, index): Entry => entryAt(index, act, stamped(input)));
const opening = {
  act: 'InterventionOpened',
  laCode: '871',
  trigger: 'inadequate-judgement',
} as const;
const openedOn = (on: string) => ({
  act: opening.act,
  input: { effectiveOn: on, details: { laCode: opening.laCode, trigger: opening.trigger } },
});
const anyCase = fc
  .tuple(caseDay, fc.array(anyAct(), { maxLength: 10 }))
  .map(([on, steps]) => entries([openedOn(on), ...steps]));
const anyPolicy = fc.constantFrom(null, ...policyVersions);

describe('laws of an evaluation', () => {
  it('the same input gives the same bytes, whatever the order it is given in', () => {
    checkLaw(
      'bytes',
      [anyCase, caseDay, anyPolicy, fc.infiniteStream(fc.nat())],
      (history, asOf, policy, random) => {
        const order = history.map((entry) => ({ entry, at: random.next().value as number }));
        const shuffled = order.toSorted((a, b) => a.at - b.at).map(({ entry }) => entry);
        const [one, other] = [history, shuffled].map((given) =>
          JSON.stringify(evaluate(policy, given, { asOf })),
        );
        return one === other;
      },
      { runs: 150 },
    );
  });

  it('nothing moves because of what was recorded after the position asked about', () => {
    checkLaw(
      'known at',
      [anyCase, caseDay, anyPolicy, fc.nat(10)],
      (history, asOf, policy, cut) => {
        const known = history.slice(0, cut + 1);
        const knownAt = known.at(-1)?.position;
        const [then, now] = [known, history].map((given) =>
          JSON.stringify(evaluate(policy, given, { asOf, knownAt })),
        );
        return then === now;
      },
      { runs: 150 },
    );
  });

  it('a state on a later day is what an evaluation of that day says, while nothing else happens', () => {
    checkLaw(
      'ahead of time',
      [anyCase, caseDay, fc.nat(900)],
      (history, day, later) => {
        const happened = history.filter(
          ({ data }) => (dayRange(data.effectiveOn).earliest ?? '0000') <= day,
        );
        const asOf = addMonths(day, Math.floor(later / 30));
        const ahead = obligationsOf(happened, { until: '2031-12-31' })
          .filter(({ arisesOn }) => arisesOn <= asOf)
          .map((one) => obligationOn(one, asOf));
        const found = evaluate(null, happened, { asOf }).obligations;
        return JSON.stringify(found) === JSON.stringify(ahead);
      },
      { runs: 150 },
    );
  });

  it('anchored months never drift: each review is due a whole number of cadences from the first date', () => {
    const cadence = 6;
    checkLaw(
      'grid',
      [
        caseDay,
        fc.constantFrom(
          ...policyVersions.filter(({ parameters }) => parameters.reviewMonths.value === cadence),
        ),
      ],
      (on, policy) =>
        obligationsOf(entries([openedOn(on)]), { policy, until: '2035-01-01' })
          .filter(({ kind }) => kind === 'review')
          .every(({ due }, at) => due?.latest === addMonths(on, cadence * (at + 1))),
      {
        runs: 100,
        examples: ['2016-08-29', '2016-08-30', '2016-08-31', '2016-02-29', '2015-12-31'].map(
          (on) => [on, policyVersions[3]],
        ),
      },
    );
  });
});
