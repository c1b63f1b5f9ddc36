import { randomUUID } from 'node:crypto';
import type { ProposedEvent, UnplacedRecord } from './stored-record.js';

/** Where a server keeps its statistics. */
export const statisticsStream = '$stats-127.0.0.1:2113';

/** An event of JSON, given as an object or as its text. */
export function jsonEvent(type: string, data: string | object): ProposedEvent {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return {
    id: randomUUID(),
    type,
    isJson: true,
    data: Buffer.from(text),
    metadata: new Uint8Array(),
  };
}

/** What a server writes before any user does; one type is a plain word, in a stream of the system. */
export function openingRecords(): readonly UnplacedRecord[] {
  const record = (stream: string, type: string, data: object): UnplacedRecord => ({
    ...jsonEvent(type, data),
    stream,
    revision: 0n,
  });
  return [
    record('$epoch-information', '$epoch-information', { epochNumber: 0 }),
    record(`$$${statisticsStream}`, '$metadata', { $maxAge: 86_400 }),
    record('$users', '$User', { loginName: 'admin' }),
    record('$user-admin', '$UserCreated', { loginName: 'admin', groups: ['$admins'] }),
    record('$settings', 'update-default-acl', { $userStreamAcl: { $r: '$all' } }),
    statistics(0n),
  ];
}

/** The record of statistics that a server writes from time to time. */
export function statistics(revision: bigint): UnplacedRecord {
  return {
    ...jsonEvent('$statsCollected', { 'proc-cpu': 1 }),
    stream: statisticsStream,
    revision,
  };
}
