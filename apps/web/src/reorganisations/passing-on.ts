import type { AuthorityRecord, Intervention } from '@interventions/contracts';

type Spell = AuthorityRecord['interventions'][number];

/** What of a case has to pass to the successors of its council. */
export interface PassingOn {
  readonly id: string;
  readonly openedOn: string;
  readonly status: Spell['status'];
  /** What DfE has in force. */
  readonly instruments: readonly string[];
  /** Who runs the services, where that is not the council alone. */
  readonly delivery: string | null;
  /** Whether a successor needs a case of its own: something is in force, or services are outside the council. */
  readonly needsSuccessor: boolean;
}

/** A council that is reorganised, with what passes to whom. */
export interface ReorganisedCouncil {
  readonly laCode: string;
  readonly name: string;
  /** Day on which the successors take over; null where no source says so. */
  readonly vestingDay: string | null;
  /** Whether a case is still open there although the council passed on: then its reorganisation is not recorded. */
  readonly unrecorded: boolean;
  readonly cases: readonly (PassingOn & {
    readonly successors: readonly {
      readonly laCode: string;
      readonly name: string;
      /** The case there that follows this one, or null. */
      readonly caseId: string | null;
    }[];
  })[];
}

/** What passes on of a case, as it stands now. */
export function passingOn({ id, openedOn, status, instruments, delivery }: Spell): PassingOn {
  const names = instruments.map(({ name }) => name);
  const outside = delivery.phase === 'council' ? null : delivery.text;
  return {
    id,
    openedOn,
    status,
    instruments: names,
    delivery: outside,
    needsSuccessor: status !== 'closed' && (names.length > 0 || outside !== null),
  };
}

/** A reorganised council, with the cases that follow each of its own at the successors. */
export function reorganisedCouncil(
  authority: AuthorityRecord,
  records: readonly Pick<Intervention, 'id' | 'followedBy'>[],
): ReorganisedCouncil {
  const { laCode, name, successors, interventions } = authority;
  return {
    laCode,
    name,
    vestingDay: successors[0]?.on ?? null,
    unrecorded: interventions.some(({ status }) => status === 'open'),
    cases: interventions.map((spell) => {
      const followedBy = records.find(({ id }) => id === spell.id)?.followedBy ?? [];
      return {
        ...passingOn(spell),
        successors: successors.map((one) => ({
          laCode: one.laCode,
          name: one.name,
          caseId: followedBy.find((next) => next.laCode === one.laCode)?.id ?? null,
        })),
      };
    }),
  };
}
