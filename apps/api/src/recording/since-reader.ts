import { Injectable } from '@nestjs/common';
import { CaseLog } from '@interventions/application';
import { timelineEntrySchema, type TimelineEntry } from '@interventions/contracts';
import {
  authorityStream,
  interventionStream,
  type CaseEvent,
  type CaseRecord,
  type CaseCommand,
} from '@interventions/domain';
import { load, type RecordedEvent, type StreamDefinition } from '@interventions/eventsourcing';
import { mayRead, timelineEntries, type Reader } from '@interventions/read-models';

/** Tells what was recorded since somebody looked: from the log itself, which no view can lag behind. */
@Injectable()
export class SinceReader {
  constructor(private readonly log: CaseLog) {}

  /** The events that a reader may read as lines of a timeline, in log order. */
  async entries(
    stream: string,
    since: readonly RecordedEvent[],
    reader: Reader,
  ): Promise<TimelineEntry[]> {
    const wanted = new Set(since.map((event) => event.id));
    const { state } = await load(this.log.store, definitionOf(stream), stream, this.log.protector);
    return timelineEntries(state)
      .filter((entry) => wanted.has(entry.id) && mayRead(reader, entry.visibility))
      .map((entry) => timelineEntrySchema.parse(entry));
  }
}

function definitionOf(stream: string): StreamDefinition<CaseCommand, CaseEvent, CaseRecord> {
  return stream.startsWith(authorityStream.streamOf('')) ? authorityStream : interventionStream;
}
