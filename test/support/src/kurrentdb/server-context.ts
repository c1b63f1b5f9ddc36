import type { Access } from './credentials.js';
import type { OpenCalls } from './open-calls.js';
import type { RecordLog } from './record-log.js';
import type { Switches } from './switches.js';

/** Most bytes of an append, and of one event of it. */
export type SizeLimits = {
  readonly append: number;
  readonly event: number;
};

/** What the services of the double share. */
export type ServerContext = {
  readonly log: RecordLog;
  readonly switches: Switches;
  readonly calls: OpenCalls;
  readonly access: Access;
  readonly limits: SizeLimits;
  /** Cuts the connection that a call came over. */
  cut(call: { getPeer(): string }): void;
};
