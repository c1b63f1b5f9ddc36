import type { AllowedActs } from '@interventions/contracts';
import { missingOf, type MissingView, type Place } from './opening-acts.js';

type Act = AllowedActs['items'][number];

/** Tracks in the words of headings, in the order of pages. */
export const trackWords: Readonly<Record<string, string>> = {
  case: 'Case',
  judgements: 'Judgements',
  improvement: 'Improvement',
  instruments: 'Instruments',
  decisions: 'Decisions',
  delivery: 'Delivery',
  contracts: 'Contracts and partnerships',
  record: 'The record itself',
};

/** Acts that cannot be recorded for the same reasons, with what would open them. */
export interface ImpossibleActs {
  readonly acts: readonly Act[];
  /** Whether the role forbids them, and not how things stand. */
  readonly byRole: boolean;
  readonly missing: readonly MissingView[];
}

/** What can be done next, and what cannot with the reason and the way to open it, by track. Opening has its own page. */
export function groupActs(items: readonly Act[], place: Place) {
  const acts = items.filter((act) => act.route !== 'opening');
  const possible = acts.filter((act) => act.allowed);
  const impossible = acts.filter((act) => !act.allowed);
  return {
    possible: byTrack(possible).map(({ track, title, own }) => ({ track, title, acts: own })),
    impossible: byReason(impossible, place),
    count: possible.length,
  };
}

/** Every act of a case track by track, narrowed to what can be recorded, or not, and to words of the act's name. */
export function actsByTrack(
  items: readonly Act[],
  place: Place,
  wanted: { readonly show: string; readonly words: string },
) {
  const words = wanted.words.toLowerCase().split(/\s+/);
  const acts = items.filter(
    ({ route, label, allowed }) =>
      route !== 'opening' &&
      (wanted.show === '' || allowed === (wanted.show === 'possible')) &&
      words.every((word) => label.toLowerCase().includes(word)),
  );
  return byTrack(acts).map(({ track, title, own }) => ({
    track,
    title,
    possible: own.filter((act) => act.allowed),
    impossible: byReason(
      own.filter((act) => !act.allowed),
      place,
    ),
  }));
}

function byTrack(acts: readonly Act[]) {
  return Object.entries(trackWords)
    .map(([track, title]) => ({ track, title, own: acts.filter((act) => act.track === track) }))
    .filter(({ own }) => own.length > 0);
}

function byReason(acts: readonly Act[], place: Place): readonly ImpossibleActs[] {
  const reasonOf = (act: Act) =>
    [act.because ?? '', act.remedy ?? '', ...act.missing.map(({ because }) => because)].join('|');
  return [...new Set(acts.map(reasonOf))].flatMap((reason) => {
    const same = acts.filter((act) => reasonOf(act) === reason);
    const [first] = same;
    if (first === undefined) return [];
    return { acts: same, byRole: first.missing.length === 0, missing: missingOf(first, place) };
  });
}
