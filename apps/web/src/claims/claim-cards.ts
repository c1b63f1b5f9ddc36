import type { EntryClaims } from '@interventions/contracts';
import { urlWith } from '../http/url-query.js';

/** One date that is given for an entry, as a card beside the others. */
export interface ClaimCard {
  readonly claim: EntryClaims['columns'][number];
  /** What it is called: the date alone does not tell cards apart. */
  readonly name: string;
  /** The step in which it became the date of the entry; null where it never did, or no longer holds. */
  readonly since: EntryClaims['history'][number] | null;
  /** The form that accepts it; null where it holds already, or where only a withdrawal leads back to it. */
  readonly accept: string | null;
}

/** The step that gave an entry the date that holds: the last one that was not withdrawn. */
export function standingStep(
  history: EntryClaims['history'],
): EntryClaims['history'][number] | null {
  return history.filter(({ withdrawn }) => withdrawn === null).at(-1) ?? null;
}

/** The dates side by side, that of the entry itself first. */
export function claimCards(
  { columns, history, entry }: EntryClaims,
  base: string,
): readonly ClaimCard[] {
  const last = standingStep(history);
  const stands = entry.retracted === null;
  return columns.map((claim) => ({
    claim,
    name: claim.claim === null ? 'The date first recorded' : `Claim ${claim.claim + 1}`,
    since: claim.accepted ? last : null,
    accept:
      claim.claim === null || claim.accepted || !stands
        ? null
        : urlWith(`${base}/record/accepted-claims`, {
            target: entry.id,
            claim: String(claim.claim),
          }),
  }));
}
