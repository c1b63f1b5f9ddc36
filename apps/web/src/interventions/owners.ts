import type { TimelineEntry } from '@interventions/contracts';

/** One owner of a case: since when, and what was handed over. */
export interface Ownership {
  readonly id: string;
  readonly officer: string;
  readonly sinceText: string;
  readonly by: string;
  /** Parts of the handover in words; empty where nothing was said. */
  readonly handover: readonly { readonly label: string; readonly text: string }[];
}

const parts = [
  ['standing', 'Where things stand'],
  ['next', 'What is next'],
  ['contacts', 'Who to call'],
] as const;

/** The owners of a case in the order of the entries. */
export function ownersOf(entries: readonly TimelineEntry[]): readonly Ownership[] {
  return entries
    .filter(({ act, retracted }) => act === 'CaseOfficerAssigned' && retracted === null)
    .map(({ id, details, effectiveText, actor }) => {
      const { officer } = details;
      const handover = parts.flatMap(([key, label]) => {
        const text = details[key];
        return typeof text === 'string' ? [{ label, text }] : [];
      });
      return {
        id,
        officer: typeof officer === 'string' ? officer : '',
        sinceText: effectiveText,
        by: actor,
        handover,
      };
    });
}
