import { checkLaw } from '@interventions/eventsourcing/testing';
import fc from 'fast-check';
import type { ActData, Entry } from '../case/index.js';
import { anyAct, caseDay, entryAt } from '../testing/index.js';
import { obligationOn, obligationsOf } from './index.js';

const stamped = (input: unknown): ActData => ({
  ...(input as ActData),
  policyVersion: 'ad-hoc',
  departures: [],
});
const anyHistory = fc
  .array(anyAct(), { maxLength: 14 })
  .map((steps) => steps.map(({ act, input }, index): Entry => entryAt(index, act, stamped(input))));

describe('laws of what is due', () => {
  it('every sequence of valid acts has its obligations, the same whenever asked, each with one key', () => {
    checkLaw(
      'total and repeatable',
      [anyHistory, caseDay],
      (history, day) => {
        const [one, again] = [1, 2].map(() =>
          obligationsOf(history, { until: day }).map((obligation) => obligationOn(obligation, day)),
        );
        const keys = (one ?? []).map(({ key }) => key);
        return JSON.stringify(one) === JSON.stringify(again) && new Set(keys).size === keys.length;
      },
      { runs: 400 },
    );
  });

  it('nothing that a rule says of a due date is before the day on which it arises without a reason', () => {
    checkLaw(
      'due dates are ranges',
      [anyHistory, caseDay],
      (history, day) =>
        obligationsOf(history, { until: day }).every(
          ({ due }) => due === null || due.earliest <= due.latest,
        ),
      { runs: 200 },
    );
  });
});
