import {
  allowedActs,
  dueText,
  obligationKinds,
  type ActName,
  type Evaluation,
  type ExpectedStep,
  type ObligationAt,
  type ObligationKind,
} from '@interventions/domain';
import type { CaseView } from './case-view.js';
import { actRef, type ActRef } from './obligation-view.js';
import { phases, type TaskPlan } from './task-plan.js';

export type TaskStatus = 'done' | 'overdue' | 'to-do' | 'not-yet' | 'cannot-tell' | 'not-needed';

/** Something to do in a case, whether it is done, and otherwise why not yet. */
export type Task = {
  readonly title: string;
  readonly status: TaskStatus;
  readonly statusText: string;
  /** Why it cannot be done yet, in words, with what would open it. */
  readonly whyNotYet: string | null;
  /** What to record; null where nothing can be. */
  readonly act: ActRef | null;
  readonly deadline: {
    readonly key: string;
    readonly dueText: string | null;
    readonly daysLeft: number | null;
  } | null;
};

/** The tasks of a phase of a case’s way. */
export type TaskPhase = {
  readonly phase: string;
  readonly title: string;
  readonly items: readonly Task[];
};

/**
 * What a case has to go through, phase by phase: everything due that is not settled and of each kind what was
 * settled last, then what is expected without a date, then the steps that nothing calls for yet, with the
 * reason. Phases without any task are left out.
 */
export function caseTasks(
  evaluation: Pick<Evaluation, 'obligations' | 'expectedNext' | 'asOf'>,
  view: Pick<CaseView, 'state' | 'happened'>,
): readonly TaskPhase[] {
  const allowed = new Map(
    allowedActs(view.state, 'team-leader').map((one) => [one.act, one] as const),
  );
  const why = (act: ActName): string | null => {
    const { because, remedy } = allowed.get(act) ?? {};
    return because === undefined ? null : [because, remedy].filter(Boolean).join(' ');
  };
  return phases
    .map((plan) => ({
      phase: plan.phase,
      title: plan.title,
      items: tasksOf(plan, evaluation, view, why),
    }))
    .filter(({ items }) => items.length > 0);
}

type Why = (act: ActName) => string | null;

function tasksOf(
  plan: TaskPlan,
  { obligations, expectedNext }: Pick<Evaluation, 'obligations' | 'expectedNext'>,
  { happened }: Pick<CaseView, 'happened'>,
  why: Why,
): readonly Task[] {
  const due = plan.kinds.flatMap((kind) => shown(obligations.filter((one) => one.kind === kind)));
  const steps = expectedNext.filter(
    (step) => step.obligation === null && phaseOf(step.act) === plan.phase,
  );
  const told = new Set<ActName>([
    ...due.map((one) => obligationKinds[one.kind].act),
    ...steps.map((step) => step.act),
  ]);
  const milestones = plan.milestones.filter(({ act }) => !told.has(act));
  const recorded = new Set(happened.map((entry) => entry.act));
  return [
    ...due.map((one) => taskOfObligation(one, why)),
    ...steps.map((step) => taskOfStep(step, why)),
    ...milestones.map(({ act, title }) => milestone(title, act, recorded.has(act), why(act))),
  ];
}

/** Where the step of an act belongs: with the deadlines that it meets or the milestone that it is; improvement for any other. */
function phaseOf(act: ActName): string {
  const found = phases.find(
    ({ milestones, kinds, acts }) =>
      acts.includes(act) ||
      milestones.some((one) => one.act === act) ||
      kinds.some((kind: ObligationKind) => obligationKinds[kind].act === act),
  );
  return found?.phase ?? 'improvement';
}

/** Everything that is not settled, and what was settled last. */
function shown(ofKind: readonly ObligationAt[]): readonly ObligationAt[] {
  const pending = ofKind.filter((one) => !isSettled(one));
  const last = ofKind.filter(isSettled).at(-1);
  return last === undefined ? pending : [last, ...pending];
}

function isSettled(one: ObligationAt): boolean {
  const ended = one.met !== null || one.waived !== null || one.lapsed !== null;
  return ended || !['open', 'missed', 'cannot-tell'].includes(one.state);
}

const words: Readonly<Record<ObligationAt['state'], readonly [TaskStatus, string]>> = {
  open: ['to-do', 'To do'],
  met: ['done', 'Done'],
  'met-late': ['done', 'Done late'],
  missed: ['overdue', 'Overdue'],
  waived: ['not-needed', 'Waived'],
  lapsed: ['not-needed', 'No longer applies'],
  'cannot-tell': ['cannot-tell', 'Cannot tell'],
  'not-recorded': ['cannot-tell', 'Not recorded'],
};

function taskOfObligation(one: ObligationAt, why: Why): Task {
  const [status, statusText] =
    one.state === 'missed' && isSettled(one)
      ? (['not-needed', 'Missed'] as const)
      : words[one.state];
  const { act } = obligationKinds[one.kind];
  const pending = !isSettled(one);
  const blocked = pending ? why(act) : null;
  return {
    title: one.what,
    status,
    statusText,
    whyNotYet: blocked,
    act: pending && blocked === null ? actRef(act) : null,
    deadline: {
      key: one.key,
      dueText: one.due && dueText(one.due),
      daysLeft: one.daysLeft,
    },
  };
}

function taskOfStep({ what, act }: ExpectedStep, why: Why): Task {
  const blocked = why(act);
  return {
    title: what,
    status: blocked === null ? 'to-do' : 'not-yet',
    statusText: blocked === null ? 'To do' : 'Cannot start yet',
    whyNotYet: blocked,
    act: blocked === null ? actRef(act) : null,
    deadline: null,
  };
}

function milestone(title: string, act: ActName, recorded: boolean, blocked: string | null): Task {
  if (recorded)
    return {
      title,
      status: 'done',
      statusText: 'Done',
      whyNotYet: null,
      act: null,
      deadline: null,
    };
  return blocked === null
    ? {
        title,
        status: 'not-needed',
        statusText: 'Not expected now',
        whyNotYet: 'Nothing calls for it at the moment. If it has happened, record it.',
        act: actRef(act),
        deadline: null,
      }
    : {
        title,
        status: 'not-yet',
        statusText: 'Cannot start yet',
        whyNotYet: blocked,
        act: null,
        deadline: null,
      };
}
