import type { CorrectedEntry, Edtf } from '@interventions/domain';
import { vehicleName } from '../case-words.js';
import type { OverviewCase } from './overview-case.js';

/** What a published sum is for. */
export const sumWords = {
  'set-up': 'Set-up cost',
  grant: 'Grant',
  'whole-cost': 'Grant, the whole cost',
  running: 'Running cost a year',
  contract: 'Contract sum a year',
  'contract-review': 'Contract sum at a review',
  joining: 'Cost of joining',
  support: 'Support package',
  overspend: 'Overspend',
  'forecast-overspend': 'Forecast overspend',
  'in-words': 'In words',
} as const;

/** A kind of sum. */
export type SumKind = keyof typeof sumWords;

/** A sum that a source states, in pence or only in words. */
export type Sum = {
  readonly of: OverviewCase;
  readonly kind: SumKind;
  readonly pence: number | undefined;
  readonly said: string | undefined;
  readonly on: Edtf;
  /** Whom it was for; undefined where the entry and the state name none. */
  readonly body:
    | {
        readonly key: string;
        readonly name: string;
        /** What it was at the time; null where that is not recorded. */
        readonly model: string | null;
      }
    | undefined;
};

/** The kind of sum that a field of an act holds. */
const kindOfField: Readonly<Record<string, SumKind>> = {
  setUpCostPence: 'set-up',
  amountPence: 'grant',
  runningCostPence: 'running',
  yearlySumPence: 'contract',
  contractSumPence: 'contract-review',
  costPence: 'joining',
  fundingPence: 'support',
  overspendPence: 'overspend',
};

/** Every sum of a case, in the order in which they were told. */
export function sumsIn(of: OverviewCase): readonly Sum[] {
  return of.context.order.flatMap((entry): readonly Sum[] => {
    const { effectiveOn: on, details } = entry.data;
    const body = bodyOf(of, entry);
    const exact = Object.entries(kindOfField).flatMap(([field, kind]): readonly Sum[] => {
      const pence = details[field];
      if (typeof pence !== 'number') return [];
      return [{ of, kind: kindIn(entry, kind), pence, said: undefined, on, body }];
    });
    const said = of.quote(entry, 'money');
    return said === undefined
      ? exact
      : [...exact, { of, kind: 'in-words', pence: undefined, said, on, body }];
  });
}

function kindIn({ act, data }: CorrectedEntry, kind: SumKind): SumKind {
  if (kind === 'grant' && data.details['totalCostKnown'] === true) return 'whole-cost';
  return kind === 'overspend' && act === 'ContractMonitored' ? 'forecast-overspend' : kind;
}

/** The body that an entry names, otherwise the one that runs the services or is being set up. */
function bodyOf(of: OverviewCase, entry: CorrectedEntry): Sum['body'] {
  const state = of.context.stateWith(entry);
  const { delivery, setUp } = state;
  const named = entry.data.details['vehicle'];
  const key =
    typeof named === 'string' ? named : 'by' in delivery ? delivery.by : (setUp?.vehicle ?? null);
  if (key === null) return undefined;
  const model = state.vehicles.find((one) => one.key === key)?.model ?? null;
  return { key, name: vehicleName(of.state, key), model };
}
