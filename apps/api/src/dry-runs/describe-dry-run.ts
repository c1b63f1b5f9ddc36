import type { DryRunAnswer } from '@interventions/contracts';
import { actNamed, type CaseState, type DryRun, type ObligationAt } from '@interventions/domain';
import { deliveryView, obligationView } from '@interventions/read-models';

const statusWords: Readonly<Record<CaseState['status'], string>> = {
  'not-opened': 'Not opened',
  open: 'Open',
  closed: 'Closed',
  transferred: 'Transferred to another council',
  voided: 'Voided',
};

/** What recording an act would do, as people read it. */
export function describeDryRun(kind: 'intervention' | 'authority', run: DryRun): DryRunAnswer {
  if ('refused' in run) {
    const { code, detail, field, remedy } = run.refused;
    return {
      ...nothing,
      refused: { code, detail, field: field ?? null, remedy: remedy ?? null },
    };
  }
  const onHold = run.state.hold !== null;
  const views = (items: readonly ObligationAt[]) => items.map((one) => viewOf(one, onHold));
  return {
    refused: null,
    records: run.events.map(({ act, data }) => {
      const { title, sentence } = actNamed(act);
      return { title, sentence: sentence(data) };
    }),
    state: kind === 'authority' ? null : summaryOf(run.state),
    started: views(run.started),
    stopped: views(run.stopped),
    moved: run.moved.map(({ before, after }) => ({
      before: viewOf(before, onHold),
      after: viewOf(after, onHold),
    })),
    departures: [...run.departures],
    told: [...run.told],
  };
}

/** What one act would do in several cases: it is recorded once, and its effects are theirs together. */
export function together(answers: readonly DryRunAnswer[]): DryRunAnswer {
  const [first] = answers;
  return {
    ...(first ?? { ...nothing, refused: null }),
    started: answers.flatMap((one) => one.started),
    stopped: answers.flatMap((one) => one.stopped),
    moved: answers.flatMap((one) => one.moved),
    told: answers.flatMap((one) => one.told),
  };
}

const nothing: Omit<DryRunAnswer, 'refused'> = {
  records: [],
  state: null,
  started: [],
  stopped: [],
  moved: [],
  departures: [],
  told: [],
};

type ObligationOnTheWire = DryRunAnswer['started'][number];

/** The wire's lists may be written to, the views' not. */
function viewOf(one: ObligationAt, onHold: boolean): ObligationOnTheWire {
  const view = obligationView(one, onHold);
  return { ...view, dueHistory: [...view.dueHistory] };
}

function summaryOf(state: CaseState): DryRunAnswer['state'] {
  return {
    status: state.status,
    statusText: statusWords[state.status],
    onHold: state.hold !== null,
    decision: state.decision,
    delivery: deliveryView(state).text,
    instruments: state.instruments.map((one) => one.name),
    owner: state.owner,
    team: state.team,
  };
}
