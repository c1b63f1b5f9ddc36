import type { WitnessKeeper } from '../guard/index.js';
import type { SqliteEventStoreOptions } from '../sqlite/index.js';
import type { OnTakenIn, ViewStatus } from '../views/index.js';
import type { EventStoreSettings } from './backend-settings.js';
import type { AppendObserver, StoreState } from './late-event-store.js';

/** Where the parts of a backend are, and how long it waits between tries to open them. */
export type BackendOptions = {
  /** Folder of this process's views, and of the log and its keys where these are files; created when missing. */
  readonly dataDir: string;
  /** Where the log is; the SQLite file of the folder by default. */
  readonly eventStore?: EventStoreSettings | null;
  /** Name of the view file of this process. */
  readonly viewFile: string;
  /** Told of each fault before the next try; of one that lasts, once. */
  readonly onFault: (error: unknown) => void;
  /** Milliseconds between tries to open the log, and between looks at how far it is. Default 1000. */
  readonly retryMs?: number;
  /** What keeps how far the log was seen. Default: a file in the folder. */
  readonly witness?: WitnessKeeper;
  /** Told of every append. */
  readonly onAppend?: AppendObserver;
  /** Told of what the views have taken in. */
  readonly onTakenIn?: OnTakenIn;
  /** Settings of the log beside its file. */
  readonly log?: Omit<SqliteEventStoreOptions, 'file'>;
};

/** Whether a process can be used, and why not where it cannot. */
export type BackendReadiness = {
  readonly ready: boolean;
  readonly store: StoreState;
  readonly views: readonly ViewStatus[];
  readonly detail?: string;
};
