import {
  Desk,
  type DeskItem,
  type DeskKind,
  type DeskPlace,
  type ExpectedVersion,
} from '@interventions/application';
import type { Json } from '@interventions/eventsourcing';

/** The desk of a log that may not be open yet: each call asks for it, and fails as that does. */
export class LateDesk extends Desk {
  constructor(private readonly desk: () => Desk) {
    super();
  }

  override async put(
    place: DeskPlace,
    thing: { readonly value: Json; readonly at: string },
    expected: ExpectedVersion,
  ): Promise<DeskItem> {
    return this.desk().put(place, thing, expected);
  }

  override async get(place: DeskPlace): Promise<DeskItem | undefined> {
    return this.desk().get(place);
  }

  override async list(owner: string, kind: DeskKind): Promise<readonly DeskItem[]> {
    return this.desk().list(owner, kind);
  }

  override async remove(place: DeskPlace): Promise<boolean> {
    return this.desk().remove(place);
  }
}
