import type { RecordedEvent } from '@interventions/eventsourcing';
import type { AllPage } from './read-request.js';

/** Which events of a log: all, those of one stream, or of streams whose names begin with one of these. */
export type Wanted = {
  readonly stream?: string | undefined;
  readonly prefixes?: readonly string[] | undefined;
};

/** The same as a filter of the server. Its own streams, links and other logs never pass. */
export function filterOf(prefix: string, { stream, prefixes = [''] }: Wanted): AllPage['filter'] {
  return stream === undefined
    ? { prefixes: prefixes.map((one) => `${prefix}${one}`) }
    : { regex: `^${literal(`${prefix}${stream}`)}$` };
}

/** The same for an event at hand. */
export function isWanted(event: RecordedEvent, { stream, prefixes }: Wanted): boolean {
  if (stream !== undefined) return event.stream === stream;
  return prefixes === undefined || prefixes.some((one) => event.stream.startsWith(one));
}

/** A text as a regular expression of .NET and of JavaScript alike. */
function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|#\s]/g, '\\$&');
}
