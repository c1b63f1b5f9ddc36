import type { StoredRecord } from './stored-record.js';

/** What a filtered read or subscription asks for. */
export type RecordFilter = {
  readonly on: 'stream' | 'type';
  /** Unanchored; the server's dialect is .NET’s, the double’s is JavaScript’s. Empty: the prefixes count. */
  readonly regex: string;
  /** An empty list matches nothing. */
  readonly prefixes: readonly string[];
};

/** Whether a record passes a filter. Throws a SyntaxError for a regular expression that is none. */
export function filterOf(filter: RecordFilter): (record: StoredRecord) => boolean {
  const subject = (record: StoredRecord): string =>
    filter.on === 'stream' ? record.stream : record.type;
  if (filter.regex !== '') {
    const pattern = new RegExp(filter.regex, 'u');
    return (record) => pattern.test(subject(record));
  }
  return (record) => filter.prefixes.some((prefix) => subject(record).startsWith(prefix));
}
