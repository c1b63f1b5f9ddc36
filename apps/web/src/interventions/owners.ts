import type { TimelineEntry } from '@interventions/contracts';

/** One owner of a case: since when, and what was handed over. */
export interface Ownership {
  readonly id: string;
  readonly officer: string;
  readonly sinceText: string;
  readonly by: string;
  /** Parts of the handover in words; empty where nothing was said. */
  readonly handover: readonly { readonly label: string; readonly text: string }[];
  /** Whether the handover is kept from this reader. */
  readonly kept: boolean;
}

const parts = [
  ['standing', 'Where things stand'],
  ['next', 'What is next'],
  ['contacts', 'Who to call'],
] as const;

/** The owners of a case in the order of the entries; what the case team keeps to itself is not told to those who only read. */
export function ownersOf(
  entries: readonly TimelineEntry[],
  mayRecord: boolean,
): readonly Ownership[] {
  return entries
    .filter(({ act, retracted }) => act === 'CaseOfficerAssigned' && retracted === null)
    .map(({ id, details, effectiveText, actor, visibility }) => {
      const { officer } = details;
      const handover = parts.flatMap(([key, label]) => {
        const text = details[key];
        return typeof text === 'string' ? [{ label, text }] : [];
      });
      const kept = visibility === 'case-team' && !mayRecord && handover.length > 0;
      return {
        id,
        officer: typeof officer === 'string' ? officer : '',
        sinceText: effectiveText,
        by: actor,
        handover: kept ? [] : handover,
        kept,
      };
    });
}
