import {
  headerOf,
  noProtection,
  type JsonObject,
  type Position,
  type Protector,
  type RecordedEvent,
} from '@interventions/eventsourcing';
import type { ViewEvent } from '@interventions/read-models';

/** An event on its way into the views; personal data is made readable when a model first asks. */
export class LoggedEvent {
  #revealed: ViewEvent | undefined;
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: Position;

  constructor(
    private readonly event: RecordedEvent,
    private readonly protector: Protector = noProtection,
  ) {
    this.id = event.id;
    this.stream = event.stream;
    this.revision = event.revision;
    this.position = event.position;
  }

  /** Which event it is, without its content. */
  get ref(): Pick<RecordedEvent, 'id' | 'stream' | 'revision' | 'position'> {
    const { id, stream, revision, position } = this;
    return { id, stream, revision, position };
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
