import {
  formatDate,
  overallWords,
  type CaseContext,
  type CaseState,
  type JudgementData,
} from '@interventions/domain';
import { vehicleName } from '../case-words.js';
import type { Lane, LaneMark } from './lane.js';
import { periodsOf, walkOf, type Holding } from './periods.js';

/** The lanes of a case. An empty one stays, so that what is not recorded shows. */
export function lanesOf(context: CaseContext): readonly Lane[] {
  const walk = walkOf(context);
  const lane = (name: Lane['name'], title: string, holdings: (state: CaseState) => Holdings) => ({
    name,
    title,
    bars: periodsOf(walk, (state) => (isOver(state) ? [] : holdings(state))),
    marks: [],
  });
  return [
    { ...lane('case', 'Case', openIn), bars: periodsOf(walk, openIn) },
    { name: 'judgements', title: 'Judgements', bars: [], marks: judgementsIn(context) },
    lane('instruments', 'Instruments', instrumentsIn),
    lane('delivery', 'Who runs the service', deliveryIn),
    lane('contracts', 'Contracts and partnerships', arrangementsIn),
  ];
}

type Holdings = readonly Holding[];

/** What an abolished council had is its successors’. */
function isOver({ status }: CaseState): boolean {
  return status === 'transferred';
}

function openIn({ status }: CaseState): Holdings {
  return status === 'open' ? [{ key: 'open', label: 'Open', planned: null }] : [];
}

function instrumentsIn({ instruments }: CaseState): Holdings {
  return instruments.map(({ id, name, since, antecedent }) => ({
    key: id,
    label: antecedent ? `${name}, beginning not in the sources` : name,
    since,
    planned: null,
  }));
}

function deliveryIn(state: CaseState): Holdings {
  const { delivery, status } = state;
  switch (delivery.phase) {
    case 'council':
      return status === 'not-opened' ? [] : [phase('council', 'The council')];
    case 'setting-up':
    case 'paused': {
      const what = state.vehicles.find(({ key }) => key === delivery.vehicle)?.name;
      const doing = delivery.phase === 'paused' ? 'set-up paused' : 'being set up';
      const label = `The council; ${what ?? 'a new delivery model'} ${doing}`;
      return [{ ...phase(delivery.phase, label), planned: delivery.plannedGoLive }];
    }
    case 'trust':
    case 'partnership':
    case 'commissioner-run':
      return [
        {
          ...phase(`${delivery.phase} ${delivery.by}`, vehicleName(state, delivery.by)),
          since: delivery.since,
        },
      ];
    case 'returning':
      return [
        {
          ...phase('returning', `${vehicleName(state, delivery.by)}, return decided`),
          planned: delivery.plannedOn,
        },
      ];
    default:
      return delivery satisfies never;
  }
}

function phase(key: string, label: string): Holding {
  return { key, label, planned: null };
}

function arrangementsIn(state: CaseState): Holdings {
  return state.arrangements.map(({ id, kind, with: party, start, end }) => ({
    key: id,
    label: {
      contract: `Contract with ${vehicleName(state, party)}`,
      partnership: `Partnership with ${vehicleName(state, party)}`,
      implied: `Terms with ${vehicleName(state, party)}, not recorded`,
    }[kind],
    since: start,
    planned: end,
  }));
}

function judgementsIn(context: CaseContext): readonly LaneMark[] {
  return context.entries('JudgementRecorded').map(({ id, data }) => {
    const { overall, framework } = data.details as JudgementData;
    const grade = overall ?? 'not-given';
    const what = framework === 'LSCB-review' ? ' (safeguarding board)' : '';
    return {
      id,
      label: `${overallWords[grade]}${what}, ${formatDate(data.effectiveOn)}`,
      on: data.effectiveOn,
      grade,
    };
  });
}
