import { EventStoreError, type Position } from '@interventions/eventsourcing';
import { DeskError, type Desk, type DeskItem } from './desk.js';

/** Up to where somebody has looked at a case, and when they did. */
export type Looked = {
  readonly interventionId: string;
  readonly position: Position;
  readonly at: string;
};

/** The present position of a stored one; undefined where the log has no such position (any more). */
export type PositionNow = (position: Position) => Position | undefined;

/** Other tabs that may be faster, one after the other. */
const maxRaces = 20;

/** What a person has looked at, the latest first. What a restored log lacks counts as not looked at. */
export async function lookedAt(
  desk: Desk,
  owner: string,
  now: PositionNow,
): Promise<readonly Looked[]> {
  const items = await desk.list(owner, 'looked');
  return items.flatMap((item) => lookedIn(item, now) ?? []);
}

/** Up to where a person has looked at a case; undefined where they have not. */
export async function lookedAtCase(
  desk: Desk,
  owner: string,
  interventionId: string,
  now: PositionNow,
): Promise<Looked | undefined> {
  const item = await desk.get({ owner, kind: 'looked', id: interventionId });
  return item && lookedIn(item, now);
}

/**
 * Notes that a person has looked at a case up to a position of the present log. It never moves back, however many
 * tabs say so at once; answers with how far it stands then.
 */
export async function noteLooked(
  desk: Desk,
  owner: string,
  { interventionId, position, at }: Looked,
  now: PositionNow,
): Promise<Looked> {
  const place = { owner, kind: 'looked', id: interventionId } as const;
  for (let races = 0; races < maxRaces; races += 1) {
    const present = await desk.get(place);
    const before = present && lookedIn(present, now);
    if (before !== undefined && before.position >= position) return before;
    try {
      const put = { value: { position }, at };
      await desk.put(place, put, present?.version ?? 'none');
      return { interventionId, position, at };
    } catch (error) {
      if (!(error instanceof DeskError) || error.code !== 'stale') throw error;
    }
  }
  throw new EventStoreError('busy', 'Others noted the same at once, each time. Try again.');
}

function lookedIn({ id, value, at }: DeskItem, now: PositionNow): Looked | undefined {
  const { position: stored } = value as { readonly position: Position };
  const position = now(stored);
  return position === undefined ? undefined : { interventionId: id, position, at };
}
