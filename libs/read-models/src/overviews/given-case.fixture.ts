import { recordOf, type Step } from '@interventions/domain/testing';
import { OverviewCase, type OverviewTime } from './overview-case.js';
import type { Overview } from './overview.js';

/** The day of the examples. */
export const onDay: OverviewTime = { asOf: '2026-11-21' };

/** The opening of a case of Slough. */
export const openedIn2014: Step = {
  act: 'InterventionOpened',
  on: '2014-02-14',
  details: { laCode: '871', trigger: 'inadequate-judgement' },
};

/** A step of a history. */
export function did(act: Step['act'], on: string, details: Step['details'] = {}): Step {
  return { act, on, details };
}

/** A full inspection with its overall grade. */
export function judgedOn(on: string, overall = 'inadequate'): Step {
  const grade = overall === 'inadequate' ? 'inadequate' : 'good';
  return did('JudgementRecorded', on, {
    framework: 'SIF',
    grades: {
      'help-and-protection': grade,
      'looked-after-and-permanence': grade,
      'leadership-management-governance': grade,
    },
    overall,
  });
}

/** A case that the real deciders accepted step by step; throws where it is none. */
export function givenCase(...steps: readonly Step[]): OverviewCase {
  return givenCaseOn(onDay, ...steps);
}

/** The same on another day. */
export function givenCaseOn(time: OverviewTime, ...steps: readonly Step[]): OverviewCase {
  const found = OverviewCase.on('case-1', recordOf([openedIn2014, ...steps]), time);
  if (found === undefined) throw new Error('The steps make no case.');
  return found;
}

/** The rows of a table as text. */
export function rowsOf({ tables }: Overview, id: string): readonly (readonly string[])[] {
  const table = tables.find((one) => one.id === id);
  if (table === undefined) throw new Error(`There is no table ${id}.`);
  return table.rows.map((row) => row.map(({ text }) => text));
}
