import type { AllowedAct, MissingCondition } from '@interventions/contracts';

/** The case or council whose acts are shown; its addresses are built from it. */
export interface Place {
  readonly laCode: string;
  /** The case; null on the page of a council. */
  readonly interventionId: string | null;
}

/** A condition that does not hold: the guard in words, and links to the acts that bring it about. */
export interface MissingView {
  readonly because: string;
  readonly remedy: string | null;
  readonly links: readonly { readonly text: string; readonly href: string }[];
}

type OpeningAct = MissingCondition['openedBy'][number];

/** What an act lacks. Where some of the opening acts can be recorded now, only those are linked. */
export function missingOf(
  { because, remedy, missing }: Pick<AllowedAct, 'because' | 'remedy' | 'missing'>,
  place: Place,
): readonly MissingView[] {
  if (missing.length === 0) return [{ because: because ?? '', remedy, links: [] }];
  return missing.map((condition) => {
    const now = condition.openedBy.filter(({ allowed }) => allowed);
    return {
      because: condition.because,
      remedy: condition.remedy,
      links: (now.length > 0 ? now : condition.openedBy).flatMap((act) => {
        const href = addressOf(act, place);
        return href === null ? [] : [{ text: act.label, href }];
      }),
    };
  });
}

/** Where an act is recorded; null for one of a case on the page of a council. */
function addressOf(
  { route, stream }: OpeningAct,
  { laCode, interventionId }: Place,
): string | null {
  const council = `/authorities/${encodeURIComponent(laCode)}`;
  if (route === 'opening')
    return `${council}/open${interventionId === null ? '' : `?follows=${interventionId}`}`;
  if (stream === 'authority' || (stream === 'either' && interventionId === null))
    return `${council}/record/${route}`;
  return interventionId === null ? null : `/interventions/${interventionId}/record/${route}`;
}
