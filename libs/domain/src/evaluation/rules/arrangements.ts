import type { ActName } from '../../case/acts/index.js';
import type { CorrectedEntry } from '../../case/entry.js';
import type { Arrangement } from '../../case/state.js';
import type { CaseContext } from '../case-context.js';

/** A contract or partnership from its first entry to the one that ended it. */
export type ArrangementLife = {
  readonly kind: Arrangement['kind'];
  readonly with: string;
  /** The party in words. */
  readonly party: string;
  readonly from: CorrectedEntry;
  /** What was agreed about it while it ran, in effective order. */
  readonly changes: readonly CorrectedEntry[];
  readonly end: CorrectedEntry | undefined;
};

const contractActs: readonly ActName[] = [
  'ContractExtended',
  'ContractVaried',
  'ContractNoticeGiven',
  'ContractNotRenewed',
];
const partnershipActs: readonly ActName[] = [
  'PartnershipRenewed',
  'PartnershipNoticeGiven',
  'PartnershipEndDecided',
];
const reviews: readonly ActName[] = ['ContractReviewed'];

/**
 * Every contract and partnership of a case, also one implied by a go-live. A change is about the newest in force of
 * its kind, a review about the newest in force; a new contract with the same party ends the former.
 */
export function arrangementsOf(context: CaseContext): readonly ArrangementLife[] {
  const lives = new Map<
    string,
    { -readonly [Key in keyof ArrangementLife]: ArrangementLife[Key] }
  >();
  for (const entry of context.order) {
    const before = context.stateBefore(entry).arrangements;
    const now = context.stateWith(entry).arrangements;
    for (const gone of before.filter(({ id }) => !now.some((one) => one.id === id)))
      endLife(lives.get(gone.id), entry);
    for (const one of now.filter(({ id }) => !before.some((former) => former.id === id))) {
      for (const former of lives.values()) if (former.with === one.with) endLife(former, entry);
      lives.set(one.id, {
        kind: one.kind,
        with: one.with,
        party: partyIn(context, entry, one),
        from: entry,
        changes: [],
        end: undefined,
      });
    }
    const about = lives.get(subject(entry, before)?.id ?? '');
    if (about !== undefined) about.changes = [...about.changes, entry];
  }
  return [...lives.values()];
}

function endLife(
  life: { end: CorrectedEntry | undefined } | undefined,
  entry: CorrectedEntry,
): void {
  if (life !== undefined) life.end ??= entry;
}

function subject(
  { act }: CorrectedEntry,
  inForce: readonly Arrangement[],
): Arrangement | undefined {
  if (contractActs.includes(act))
    return inForce.filter(({ kind }) => kind !== 'partnership').at(-1);
  if (partnershipActs.includes(act))
    return inForce.filter(({ kind }) => kind === 'partnership').at(-1);
  return reviews.includes(act) ? inForce.at(-1) : undefined;
}

/** The name that the entry gives, or that the vehicle had then; its key as words where it has none. */
function partyIn(
  context: CaseContext,
  entry: CorrectedEntry,
  { with: party }: Arrangement,
): string {
  const name = entry.data.details['vehicleName'];
  const vehicle = context.stateWith(entry).vehicles.find(({ key }) => key === party);
  const known = typeof name === 'string' ? name : (vehicle?.name ?? party);
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(known) ? known.replaceAll('-', ' ') : known;
}
