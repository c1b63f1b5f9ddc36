import {
  actNamed,
  directionKindWords,
  directionName,
  dutyChanges,
  evolveCase,
  formatDate,
  initialCaseState,
  type CaseState,
  type CorrectedEntry,
  type DirectionKind,
  type DutyChange,
  type Instrument,
  type StatedDuty,
} from '@interventions/domain';
import type { ObligationView } from './obligation-view.js';

/** One direction of a chain: what it says, what it took the place of, and what ended it. */
export type ChainedDirection = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly kind: DirectionKind;
  readonly kindText: string;
  readonly on: string;
  readonly onText: string;
  readonly antecedent: boolean;
  readonly sequence: number | null;
  readonly summary: string | null;
  readonly parties: readonly string[];
  readonly signatories: readonly string[];
  readonly subsections: readonly string[];
  readonly duties: readonly ChainedDuty[];
  readonly replaces: readonly { readonly id: string; readonly name: string }[];
  readonly changes: readonly Pick<DutyChange, 'how' | 'text' | 'differs'>[] | null;
  readonly ended: {
    readonly id: string;
    readonly title: string;
    readonly on: string;
    readonly onText: string;
  } | null;
};

type ChainedDuty = {
  readonly text: string;
  readonly due: string | null;
  readonly dueText: string | null;
  readonly owner: string | null;
  readonly obligation: ObligationView | null;
};

/** What a direction says, as it is stored. */
type Terms = {
  readonly name?: string;
  readonly kind?: string;
  readonly sequence?: number;
  readonly summary?: string;
  readonly duties?: readonly StatedDuty[];
  readonly namedParties?: readonly string[];
  readonly signatories?: readonly { readonly name: string }[];
  readonly subsections?: readonly string[];
};

/** The instruments that one entry put in force and ended. */
type Turn = {
  readonly entry: CorrectedEntry;
  readonly began: readonly Instrument[];
  readonly ended: readonly Instrument[];
};

/** The directions of a case in the order in which they were issued, from what happened and what is due. */
export function directionChain(
  happened: readonly CorrectedEntry[],
  obligations: readonly ObligationView[],
): readonly ChainedDirection[] {
  const turns = turnsOf(happened);
  const entries = new Map(happened.map((entry) => [entry.id, entry]));
  const directions = turns.flatMap((turn) =>
    turn.began.filter(isDirection).map((instrument) => ({ turn, instrument })),
  );
  return directions.map(({ turn: { entry, ended }, instrument }) => {
    const terms = termsOf(entry);
    const former = ended.filter(({ id }) => id !== instrument.id).map(({ id }) => entries.get(id));
    const replaced = ended.filter(isDirection);
    const end = turns.find((turn) => turn.ended.some(({ id }) => id === instrument.id))?.entry;
    return {
      id: instrument.id,
      name: nameOf(instrument, terms),
      title: actNamed(entry.act).title,
      kind: instrument.directionKind ?? 'social-care',
      kindText: directionKindWords[instrument.directionKind ?? 'social-care'],
      on: entry.data.effectiveOn,
      onText: formatDate(entry.data.effectiveOn),
      antecedent: instrument.antecedent,
      sequence: terms.sequence ?? null,
      summary: terms.summary ?? null,
      parties: terms.namedParties ?? [],
      signatories: (terms.signatories ?? []).map(({ name }) => name),
      subsections: terms.subsections ?? [],
      duties: (terms.duties ?? []).map((duty, index) =>
        dutyView(duty, obligations, `duty/${entry.id}/${index + 1}`),
      ),
      replaces: ended.map((one) => ({
        id: one.id,
        name: isDirection(one) ? nameOf(one, termsIn(entries.get(one.id))) : one.name,
      })),
      changes:
        replaced.length === 0
          ? null
          : dutyChanges(
              former.flatMap((one) => termsIn(one).duties ?? []),
              terms.duties ?? [],
            ).map(({ how, text, differs }) => ({ how, text, differs })),
      ended:
        end === undefined
          ? null
          : {
              id: end.id,
              title: actNamed(end.act).title,
              on: end.data.effectiveOn,
              onText: formatDate(end.data.effectiveOn),
            },
    };
  });
}

/** What each entry put in force and ended: read from the states before and after it, so that no rule is told twice. */
function turnsOf(happened: readonly CorrectedEntry[]): readonly Turn[] {
  let state: CaseState = initialCaseState;
  return happened.map((entry) => {
    const before = state.instruments;
    state = evolveCase(state, entry);
    const { instruments } = state;
    const lacks = (list: readonly Instrument[]) => (one: Instrument) =>
      !list.some(({ id }) => id === one.id);
    return {
      entry,
      began: instruments.filter(lacks(before)),
      ended: before.filter(lacks(instruments)),
    };
  });
}

function isDirection({ kind }: Instrument): boolean {
  return kind === 'direction';
}

function termsOf({ data }: CorrectedEntry): Terms {
  return data.details;
}

function termsIn(entry: CorrectedEntry | undefined): Terms {
  return entry === undefined ? {} : termsOf(entry);
}

function nameOf({ name, directionKind, antecedent }: Instrument, terms: Terms): string {
  return antecedent || directionKind === undefined
    ? name
    : directionName({ kind: directionKind, sequence: terms.sequence });
}

function dutyView(
  { text, due, owner }: StatedDuty,
  obligations: readonly ObligationView[],
  key: string,
): ChainedDuty {
  return {
    text,
    due: due ?? null,
    dueText: due === undefined ? null : formatDate(due),
    owner: owner ?? null,
    obligation: obligations.find((one) => one.key === key) ?? null,
  };
}
