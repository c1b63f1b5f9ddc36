import type { Json } from '@interventions/eventsourcing';
import {
  Desk,
  type DeskItem,
  type DeskKind,
  type DeskPlace,
  type ExpectedVersion,
} from './desk.js';
import { checkDeskRoom, deskRepeat, deskText, latestFirst } from './desk-rules.js';

/** A desk that lasts as long as the process, for tests. */
export class MemoryDesk extends Desk {
  readonly #things = new Map<string, { readonly place: DeskPlace; readonly item: DeskItem }>();
  #version = 0n;

  override async put(
    place: DeskPlace,
    { value, at }: { readonly value: Json; readonly at: string },
    expected: ExpectedVersion,
  ): Promise<DeskItem> {
    const text = deskText(place, value);
    await Promise.resolve(); // others come between, as where there is a disk
    const present = this.#things.get(keyOf(place))?.item;
    const repeated = deskRepeat(present, text, expected);
    if (repeated !== undefined) return repeated;
    if (present === undefined) checkDeskRoom(place.kind, this.#of(place.owner, place.kind).length);
    const item = { id: place.id, value: JSON.parse(text) as Json, at, version: ++this.#version };
    this.#things.set(keyOf(place), { place, item });
    return item;
  }

  override get(place: DeskPlace): Promise<DeskItem | undefined> {
    return Promise.resolve(this.#things.get(keyOf(place))?.item);
  }

  override list(owner: string, kind: DeskKind): Promise<readonly DeskItem[]> {
    return Promise.resolve(latestFirst(this.#of(owner, kind)));
  }

  override remove(place: DeskPlace): Promise<boolean> {
    return Promise.resolve(this.#things.delete(keyOf(place)));
  }

  #of(owner: string, kind: DeskKind): readonly DeskItem[] {
    return [...this.#things.values()]
      .filter(({ place }) => place.owner === owner && place.kind === kind)
      .map(({ item }) => item);
  }
}

function keyOf({ owner, kind, id }: DeskPlace): string {
  return JSON.stringify([owner, kind, id]);
}
