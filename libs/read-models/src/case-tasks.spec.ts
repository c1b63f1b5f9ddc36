import { evaluate, type Day } from '@interventions/domain';
import { caseTasks, type Task, type TaskPhase } from './case-tasks.js';
import { caseView } from './case-view.js';
import { caseId, GivenLog, judged, opened, type Given } from './given-events.fixture.js';
import { phases } from './task-plan.js';

const commissioner: Given = {
  act: 'CommissionerAppointed',
  on: '2026-08-10',
  details: { commissioners: ['Eleanor Brazil'], reportDue: '2026-10-31' },
};

function tasksOn(asOf: Day, ...steps: readonly Given[]): readonly TaskPhase[] {
  const log = new GivenLog(...steps);
  const stream = `intervention-${caseId}`;
  const lookup = log.lookup();
  const view = caseView(lookup, stream, { validAt: asOf });
  if (view === undefined) throw new Error('There is no case.');
  const history = [...lookup.entriesOf(stream), ...lookup.entriesOf('authority-871')];
  return caseTasks(evaluate(null, history, { asOf }), view);
}

function taskIn(phases: readonly TaskPhase[], phase: string, title: string): Task | undefined {
  return phases.find((one) => one.phase === phase)?.items.find((one) => one.title === title);
}

describe('the tasks of a case', () => {
  it('stand in the phases of a case, in their order, each with something to do or to say', () => {
    const found = tasksOn('2026-11-21', opened, judged).map(({ phase }) => phase);
    expect(found).toEqual(phases.map(({ phase }) => phase).filter((one) => found.includes(one)));
    expect(found).toEqual(expect.arrayContaining(['diagnosis', 'commissioner', 'ended']));
  });

  it('say by when something is to be done, what to record, and that it is overdue', () => {
    const before = tasksOn('2026-09-01', opened, commissioner);
    expect(taskIn(before, 'commissioner', 'Commissioner’s report')).toMatchObject({
      status: 'to-do',
      statusText: 'To do',
      whyNotYet: null,
      act: { name: 'CommissionerReported', route: 'commissioner-reports' },
      deadline: { dueText: '31 October 2026', daysLeft: 60 },
    });
    const after = tasksOn('2026-11-01', opened, commissioner);
    expect(taskIn(after, 'commissioner', 'Commissioner’s report')).toMatchObject({
      status: 'overdue',
      statusText: 'Overdue',
      deadline: { daysLeft: -1 },
    });
  });

  it('offer nothing to record for what is done', () => {
    const report: Given = {
      act: 'CommissionerReported',
      on: '2026-10-01',
      details: { stage: 'final', recommendation: 'remove-to-trust' },
    };
    const found = tasksOn('2026-11-01', opened, commissioner, report);
    expect(taskIn(found, 'commissioner', 'Commissioner’s report')).toMatchObject({
      status: 'done',
      statusText: 'Done',
      act: null,
    });
  });

  it('say in words why something cannot be done yet, and what would open it', () => {
    const found = tasksOn('2026-09-01', opened, commissioner);
    const closing = taskIn(found, 'ended', 'Close the intervention');
    expect(closing).toMatchObject({
      status: 'not-yet',
      statusText: 'Cannot start yet',
      act: null,
      deadline: null,
    });
    expect(closing?.whyNotYet).toMatch(/still in force\. .+\.$/);
  });

  it('say of a step that nothing calls for that it can be recorded all the same', () => {
    const found = tasksOn('2026-09-01', opened);
    expect(taskIn(found, 'set-up', 'Announce the delivery model')).toMatchObject({
      status: 'not-needed',
      statusText: 'Not expected now',
      whyNotYet: 'Nothing calls for it at the moment. If it has happened, record it.',
      act: { name: 'DeliveryModelAnnounced' },
    });
  });

  it('show of what comes again and again the last one that is settled, and all that are not', () => {
    const review = (on: string): Given => ({
      act: 'ReviewHeld',
      on,
      details: { outcome: 'some' },
    });
    const found = tasksOn('2026-11-21', opened, judged, review('2026-03-10'), review('2026-08-10'));
    const reviews = found
      .flatMap(({ items }) => items)
      .filter((one) => one.deadline?.key.startsWith('review/'));
    expect(reviews.map((one) => [one.statusText, one.act?.name ?? null])).toEqual([
      ['Done', null],
      ['To do', 'ReviewHeld'],
    ]);
  });

  it('give every expected step a place', () => {
    const log = new GivenLog(opened, judged, commissioner);
    const lookup = log.lookup();
    const history = [
      ...lookup.entriesOf(`intervention-${caseId}`),
      ...lookup.entriesOf('authority-871'),
    ];
    const { expectedNext } = evaluate(null, history, { asOf: '2026-11-21' });
    const shown = tasksOn('2026-11-21', opened, judged, commissioner).flatMap(({ items }) =>
      items.map(({ title }) => title),
    );
    for (const step of expectedNext.filter((one) => one.obligation === null))
      expect(shown).toContain(step.what);
  });
});
