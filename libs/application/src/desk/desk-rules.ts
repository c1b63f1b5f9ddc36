import type { Json } from '@interventions/eventsourcing';
import {
  DeskError,
  type DeskItem,
  type DeskKind,
  type DeskPlace,
  type ExpectedVersion,
} from './desk.js';

/** How much a person may have of each kind: bytes of one thing as JSON, and how many. */
export const deskLimits: Readonly<
  Record<DeskKind, { readonly bytes: number; readonly count: number }>
> = {
  draft: { bytes: 300_000, count: 200 },
  looked: { bytes: 1_000, count: 5_000 },
};

const id = /^[a-z0-9-]{1,64}$/;
const words: Readonly<Record<DeskKind, { readonly one: string; readonly remedy: string }>> = {
  draft: { one: 'draft', remedy: 'Finish or delete one that you no longer need.' },
  looked: { one: 'case that you looked at', remedy: 'Remove one that you no longer need.' },
};

/** The value as it is kept. Throws `DeskError` for an id or a size that no desk takes. */
export function deskText(place: DeskPlace, value: Json): string {
  if (!id.test(place.id))
    throw new DeskError('invalid-id', 'An id has at most 64 small letters, digits and hyphens.');
  const text = JSON.stringify(value);
  const { bytes } = deskLimits[place.kind];
  if (new TextEncoder().encode(text).length > bytes)
    throw new DeskError(
      'too-large',
      `One ${words[place.kind].one} holds at most ${Math.floor(bytes / 1_000)} kB.`,
    );
  return text;
}

/** What lies there already where the put would change nothing. Throws `stale` where something else is expected. */
export function deskRepeat(
  present: DeskItem | undefined,
  text: string,
  expected: ExpectedVersion,
): DeskItem | undefined {
  if (present !== undefined && JSON.stringify(present.value) === text) return present;
  if (expected === 'any' || (present?.version ?? 'none') === expected) return undefined;
  throw staleDesk(present);
}

/** The error of a put that is based on something that is not there any more. */
export function staleDesk(present: DeskItem | undefined): DeskError {
  return new DeskError('stale', 'It was changed or removed since it was read.', present);
}

/** Throws `full` where a person has as many things as may be. */
export function checkDeskRoom(kind: DeskKind, count: number): void {
  if (count < deskLimits[kind].count) return;
  throw new DeskError(
    'full',
    `You have ${deskLimits[kind].count} of these, as many as may be kept. ${words[kind].remedy}`,
  );
}

/** The latest put first; of two at one instant the higher version. */
export function latestFirst(items: readonly DeskItem[]): readonly DeskItem[] {
  return [...items].sort((a, b) => b.at.localeCompare(a.at) || (b.version > a.version ? 1 : -1));
}
