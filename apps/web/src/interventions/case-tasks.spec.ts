import type { TaskPhase } from '@interventions/contracts';
import { actsByName } from '../deadlines/due-item.js';
import { commissionerAct } from '../testing/samples.js';
import { taskPhases } from './case-tasks.js';

type Task = TaskPhase['items'][number];

const where = { interventionId: 'case-1', laCode: '871' };
const user = { token: 't', name: 'Priya Nair', role: 'case-officer', team: null, expiresAt: '' };
const act = { name: 'CommissionerAppointed', label: 'Appoint', route: 'commissioners' };
const task = (given: Partial<Task>): Task => ({
  title: 'Appoint a commissioner',
  status: 'to-do',
  statusText: 'To do',
  whyNotYet: null,
  act,
  deadline: null,
  ...given,
});
const shown = (given: Partial<Task>, role = 'case-officer') =>
  taskPhases(
    [{ phase: 'commissioner', title: 'Commissioner', items: [task(given)] }],
    where,
    actsByName([commissionerAct]),
    { ...user, role },
  )[0]?.items[0];

describe('the tasks of a case', () => {
  it('lead to the form, begun with what is due', () => {
    const deadline = { key: 'commissioner/1', dueText: '1 March 2027', daysLeft: 12 };
    expect(shown({ deadline })).toMatchObject({
      href: '/interventions/case-1/record/commissioners?deadline=commissioner%2F1',
      hint: 'Due 1 March 2027, 12 days left',
      tag: 'govuk-tag--blue',
    });
  });

  it('say why not yet instead of leading there', () => {
    const whyNotYet = 'No direction is in force. Record it first.';
    expect(shown({ status: 'not-yet', statusText: 'Cannot start yet', whyNotYet })).toMatchObject({
      href: null,
      hint: whyNotYet,
      tag: null,
    });
  });

  it('lead nowhere once done, nor for a role that does not record', () => {
    expect(shown({ status: 'done', statusText: 'Done' })?.href).toBeNull();
    expect(shown({}, 'researcher')?.href).toBeNull();
    expect(shown({ act: null })?.href).toBeNull();
  });

  it('count the days only while somebody waits', () => {
    const deadline = { key: 'k', dueText: '1 March 2016', daysLeft: -3000 };
    for (const status of ['done', 'cannot-tell', 'not-needed'] as const)
      expect(shown({ status, deadline })?.hint).toBe('Due 1 March 2016');
    expect(shown({ status: 'overdue', deadline })?.hint).toContain('3,000 days late');
  });
});
