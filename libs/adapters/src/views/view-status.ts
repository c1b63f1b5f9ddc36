import { ordinalOf, type EventReader, type Position } from '@interventions/eventsourcing';

/** How one model stands to the log. */
export type ViewStatus = {
  readonly name: string;
  /** `stopped`: the log holds an event of a type that this release does not know. */
  readonly state: 'following' | 'rebuilding' | 'stopped';
  readonly position: Position;
  /** Events not taken in yet; null where the store's positions cannot be counted. */
  readonly lagEvents: number | null;
  /** Age of the oldest event not taken in yet. */
  readonly lagSeconds: number;
  readonly parkedStreams: number;
  readonly rebuilding: boolean;
  readonly detail?: string;
};

export type Lag = Pick<ViewStatus, 'lagEvents' | 'lagSeconds'>;

/** Measures how far a position is behind the end of a log. */
export function lagOf(
  store: EventReader,
  epoch: string,
  dense: boolean,
): (position: Position) => Promise<Lag> {
  const end = store.head();
  return async (position) => {
    const head = await end;
    if (position >= head) return { lagEvents: 0, lagSeconds: 0 };
    const lagEvents = dense ? Number(ordinalOf(epoch, head) - ordinalOf(epoch, position)) : null;
    return { lagEvents, lagSeconds: await ageOfNext(store, position) };
  };
}

async function ageOfNext(store: EventReader, position: Position): Promise<number> {
  for await (const event of store.readAll({ after: position, maxCount: 1 }))
    return Math.max(0, (Date.now() - Date.parse(event.recordedAt)) / 1000);
  return 0;
}
