import { actNamed, acts, interventionStream, type ActName } from '@interventions/domain';
import {
  actExamples,
  exampleIds,
  recordOf,
  setUpFor,
  type Step,
} from '@interventions/domain/testing';
import { addLine } from './golden-lines.js';
import { goldenHistories, stateAsJson } from './golden-history.js';

const noteFirst: Step = {
  act: 'NoteAdded',
  id: exampleIds.note,
  details: actExamples.NoteAdded.details,
  common: { claims: [{ effectiveOn: '2016-05', source: { title: 'Letter' } }] },
};

function historyOf(name: ActName): readonly Step[] {
  const act = actNamed(name);
  const steps = act.requires.flatMap((need): readonly Step[] => setUpFor[need]);
  const opening: readonly Step[] =
    act.stream === 'authority' || name === 'InterventionOpened'
      ? []
      : [{ act: 'InterventionOpened' }];
  const others: readonly Step[] = [
    ...(act.recordKeeping ? [noteFirst] : []),
    ...(name === 'DeadlineMet' || name === 'DeadlineWaived' ? setUpFor['direction-in-force'] : []),
    ...(name === 'DirectionIssued'
      ? [{ act: 'ImprovementNoticeIssued' as const, id: exampleIds.notice }]
      : []),
  ];
  const seen = new Set<string>([name]);
  return [...opening, ...steps, ...others, { act: name }]
    .filter(
      (step, index, all) =>
        index === all.length - 1 || (!seen.has(step.act) && seen.add(step.act) !== undefined),
    )
    .map((step, index) => ({
      on: `2016-01-${(index + 1).toString().padStart(2, '0')}`,
      details: actExamples[step.act].details,
      ...step,
    }));
}

/** Adds a golden history for each act, in the version that is stored now, that has none yet. */
export function addGoldenCases(): void {
  const known = new Set(goldenHistories().map(({ about }) => about));
  for (const act of acts.filter(({ stored }) => !known.has(stored))) {
    const record = recordOf(historyOf(act.name));
    const events = record.map(({ act: name, data, ...header }) => ({
      ...interventionStream.encode({ act: name, data }),
      header: { ...header, revision: header.revision.toString() },
    }));
    addLine('cases', { about: act.stored, events, state: stateAsJson(record) });
  }
}
