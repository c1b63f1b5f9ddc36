import {
  headerOf,
  noProtection,
  type JsonObject,
  type Position,
  type Protector,
  type RecordedEvent,
} from '@interventions/eventsourcing';
import type { ViewEvent } from '@interventions/read-models';

/** Which event something is about. */
export type EventRef = Pick<RecordedEvent, 'id' | 'stream' | 'revision' | 'position'>;

/** An event on its way into the views; personal data is made readable when a model first asks. */
export class LoggedEvent {
  #revealed: ViewEvent | undefined;
  /** Which event it is, without its content. */
  readonly ref: EventRef;

  constructor(
    private readonly event: RecordedEvent,
    private readonly protector: Protector = noProtection,
  ) {
    const { id, stream, revision, position } = event;
    this.ref = { id, stream, revision, position };
  }

  get stream(): string {
    return this.ref.stream;
  }

  get position(): Position {
    return this.ref.position;
  }

  /** The event as views see it. Throws what the protector throws. */
  revealed(): ViewEvent {
    if (this.#revealed !== undefined) return this.#revealed;
    const { event, protector } = this;
    this.#revealed = {
      ...headerOf(event),
      type: event.type,
      data: protector.reveal(event.type, event.data as JsonObject),
      metadata: event.metadata ?? {},
    };
    return this.#revealed;
  }
}
