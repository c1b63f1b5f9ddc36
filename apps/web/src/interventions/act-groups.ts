import type { AllowedActs } from '@interventions/contracts';

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

/** What can be done next, and what cannot with the reason and the remedy, by track. Opening has its own page. */
export function groupActs(items: readonly Act[]) {
  const acts = items.filter((act) => act.route !== 'opening');
  const byTrack = (wanted: (act: Act) => boolean) =>
    Object.entries(trackWords)
      .map(([track, title]) => ({
        track,
        title,
        acts: acts.filter((act) => act.track === track && wanted(act)),
      }))
      .filter((group) => group.acts.length > 0);
  return {
    possible: byTrack((act) => act.allowed),
    impossible: byReason(acts.filter((act) => !act.allowed)),
    count: acts.filter((act) => act.allowed).length,
  };
}

/** Acts that are not possible for the same reason stand together. */
function byReason(acts: readonly Act[]) {
  const reasons = [...new Set(acts.map((act) => act.because ?? ''))];
  return reasons.map((because) => {
    const same = acts.filter((act) => (act.because ?? '') === because);
    const byRole = because.startsWith('Your role');
    return { because, remedy: same[0]?.remedy ?? null, byRole, acts: same };
  });
}
