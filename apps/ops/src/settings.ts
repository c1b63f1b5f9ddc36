import {
  BackendSettingsError,
  readEventStoreSettings,
  readViewFile,
  type LogPlace,
} from '@interventions/adapters/backend';
import { OperatorError } from './usage.js';
import type { Env } from './verb.js';
import { viewFiles, type ViewFiles } from './view-files.js';

/** Where the log is kept by a server; null for the file of the data folder. Throws `OperatorError`. */
export function eventStoreIn(env: Env): LogPlace['eventStore'] {
  return forOperators(() => readEventStoreSettings(env));
}

/** The names of the view files that the services are started with. Throws `OperatorError`. */
export function viewFileNamesIn(env: Env): ViewFiles {
  return forOperators(() => ({
    api: readViewFile(env, 'API_VIEW', viewFiles.api),
    worker: readViewFile(env, 'WORKER_VIEW', viewFiles.worker),
  }));
}

function forOperators<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof BackendSettingsError ? new OperatorError(error.message) : error;
  }
}
