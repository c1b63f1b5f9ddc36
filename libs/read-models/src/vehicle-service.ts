import {
  actNamed,
  evolveCase,
  formatDate,
  initialCaseState,
  type CaseState,
  type CorrectedEntry,
  type Vehicle,
} from '@interventions/domain';
import type { CaseView } from './case-view.js';
import { vehicleDesign, type VehicleDesign } from './vehicle-design.js';

/** An entry of a case that tells something of a vehicle. */
export type VehicleEntry = {
  readonly id: string;
  readonly effectiveOn: string;
  readonly effectiveText: string;
  readonly sentence: string;
};

/** What one case knows of a vehicle, and the period in which it ran the services there. */
export type VehicleService = {
  readonly key: string;
  /** Null where only its key is known. */
  readonly name: string | null;
  readonly model: string | null;
  readonly owners: readonly string[];
  readonly woundUp: boolean;
  readonly from: string | null;
  readonly to: string | null;
  readonly running: boolean;
  readonly design: VehicleDesign;
  readonly entries: readonly VehicleEntry[];
};

/** The vehicles of a case, found by walking through what happened in its order. */
export function vehicleServices(view: CaseView): readonly VehicleService[] {
  const periods = new Map<string, { from: string; to: string | null }>();
  const mentions = new Map<string, CorrectedEntry[]>();
  let state = initialCaseState;
  for (const entry of view.happened) {
    const before = state;
    state = evolveCase(state, entry);
    const [was, is] = [servingIn(before), servingIn(state)];
    const since = is === undefined ? undefined : periods.get(is);
    if (was !== undefined && was !== is) endPeriod(periods, was, entry);
    if (is !== undefined && since === undefined)
      periods.set(is, { from: entry.data.effectiveOn, to: null });
    else if (since !== undefined && was !== is) since.to = null;
    for (const key of toldOf(entry, before, state))
      mentions.set(key, [...(mentions.get(key) ?? []), entry]);
  }
  return state.vehicles.map((vehicle) => {
    const period = periods.get(vehicle.key);
    return {
      ...known(vehicle),
      from: period?.from ?? null,
      to: period?.to ?? null,
      running: period !== undefined && period.to === null,
      design: vehicleDesign(mentions.get(vehicle.key) ?? []),
      entries: (mentions.get(vehicle.key) ?? []).map(entryOf),
    };
  });
}

function endPeriod(
  periods: Map<string, { from: string; to: string | null }>,
  key: string,
  entry: CorrectedEntry,
): void {
  const period = periods.get(key);
  if (period !== undefined) period.to = entry.data.effectiveOn;
}

/** The key of the vehicle that runs the services; none once the council is gone. */
function servingIn(state: CaseState): string | undefined {
  const { delivery, status } = state;
  if (status === 'transferred') return undefined;
  if (
    delivery.phase !== 'trust' &&
    delivery.phase !== 'partnership' &&
    delivery.phase !== 'returning'
  )
    return undefined;
  const { by } = delivery;
  // A partnership is run by its lead council, and its vehicle is named after that.
  const vehicle =
    state.vehicles.find((one) => one.key === by) ??
    state.vehicles.find((one) => one.owners.includes(by) && one.model === 'partnership');
  return vehicle?.key;
}

function toldOf(entry: CorrectedEntry, before: CaseState, after: CaseState): readonly string[] {
  const { vehicle } = entry.data.details;
  if (typeof vehicle === 'string') return [vehicle];
  const { track } = actNamed(entry.act);
  if (track !== 'delivery' && track !== 'contracts') return [];
  const serving = [servingIn(before), servingIn(after)].filter((key) => key !== undefined);
  const setUp = [before, after].flatMap(({ delivery }) =>
    'vehicle' in delivery && delivery.vehicle !== null ? [delivery.vehicle] : [],
  );
  return [...new Set([...serving, ...setUp])];
}

function known({ key, name, model, owners, woundUp }: Vehicle) {
  return { key, name: name === key ? null : name, model, owners, woundUp };
}

function entryOf({ id, act, data }: CorrectedEntry): VehicleEntry {
  const { effectiveOn } = data;
  const sentence = actNamed(act).sentence(data);
  return { id, effectiveOn, effectiveText: formatDate(effectiveOn), sentence };
}
