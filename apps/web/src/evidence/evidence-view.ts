import type { EvidenceItem, EvidenceRules } from '@interventions/contracts';

/** A file as a line under an entry: what it is, and where it is saved from. */
export interface FileLine {
  readonly entryId: string;
  readonly title: string;
  readonly file: NonNullable<EvidenceItem['file']>;
  /** Null for a file that cannot be given. */
  readonly href: string | null;
}

/** The files of each entry: its own, where it is evidence, and those of the evidence that belongs to it. */
export function filesByEntry(
  interventionId: string,
  items: readonly EvidenceItem[],
): Readonly<Record<string, readonly FileLine[]>> {
  const lines: Record<string, FileLine[]> = {};
  for (const item of items.filter(({ retracted }) => !retracted)) {
    const { id, title, file, about } = item;
    if (file === null) continue;
    const line = { entryId: id, title, file, href: downloadOf(interventionId, item) };
    for (const entry of [id, ...about.map((one) => one.id)]) (lines[entry] ??= []).push(line);
  }
  return lines;
}

/** Where a file is saved from; null for one that cannot be given. */
export function downloadOf(interventionId: string, { id, file, retracted }: EvidenceItem) {
  return file?.state === 'kept' && !retracted
    ? `/interventions/${interventionId}/evidence/${id}/file`
    : null;
}

/** What may be attached, for the hint and the picker of the browser. */
export function acceptedFiles({ types }: EvidenceRules) {
  return {
    words: types.map(({ words }) => words),
    accept: types.flatMap(({ extensions }) => extensions.map((one) => `.${one}`)).join(','),
  };
}
