import { caseId, GivenLog, opened, type Given } from '../given-events.fixture.js';
import { OverviewCase, type OverviewTime } from './overview-case.js';
import type { Overview } from './overview.js';

/** The day of the examples. */
export const onDay: OverviewTime = { asOf: '2026-11-21' };

/** A step of a history. */
export function did(act: Given['act'], on: string, details?: Given['details']): Given {
  return { act, on, ...(details !== undefined && { details }) };
}

/** A full inspection with its overall grade. */
export function judgedOn(on: string, overall = 'inadequate'): Given {
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
export function givenCase(...steps: readonly Given[]): OverviewCase {
  return givenCaseOn(onDay, ...steps);
}

/** The same on another day. */
export function givenCaseOn(time: OverviewTime, ...steps: readonly Given[]): OverviewCase {
  const lookup = new GivenLog(opened, ...steps.map(atItsCouncil)).lookup();
  const streams = [`intervention-${caseId}`, 'authority-871'];
  const history = streams.flatMap((stream) => lookup.entriesOf(stream));
  const found = OverviewCase.on('case-1', history, time);
  if (found === undefined) throw new Error('The steps make no case.');
  return found;
}

function atItsCouncil(step: Given): Given {
  return step.act === 'JudgementRecorded' ? { ...step, council: '871' } : step;
}

/** The rows of a table as text. */
export function rowsOf({ tables }: Overview, id: string): readonly (readonly string[])[] {
  const table = tables.find((one) => one.id === id);
  if (table === undefined) throw new Error(`There is no table ${id}.`);
  return table.rows.map((row) => row.map(({ text }) => text));
}
