export * from './connection-string.js';
export * from './kurrentdb-double.js';
export * from './kurrentdb-process.js';
export type { ClusterMember } from './cluster-service.js';
export type { User } from './credentials.js';
export type { StoredRecord } from './stored-record.js';
export type { CallKind, Fault, FaultyKind } from './switches.js';
export type { KurrentDbDoubleOptions } from './kurrentdb-options.js';
