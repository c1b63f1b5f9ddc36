import {
  BackendSettingsError,
  readEventStoreSettings,
  readViewFile,
  type LogPlace,
} from '@interventions/adapters/backend';
import { EvidenceSettingsError, readEvidenceSettings } from '@interventions/adapters/evidence';
import { OperatorError } from './usage.js';
import type { Env } from './verb.js';
import { viewFiles, type ViewFiles } from './view-files.js';

/** Where the log is, and the names of the view files that the services are started with. */
export type Settings = Pick<LogPlace, 'eventStore'> & {
  readonly viewFiles: ViewFiles;
  readonly evidenceDir: string;
};

/** Reads what the services are told as well. Throws `OperatorError` for a setting that cannot be used. */
export function readSettings(env: Env, dataDir: string): Settings {
  try {
    return {
      eventStore: readEventStoreSettings(env),
      evidenceDir: readEvidenceSettings(env, dataDir).folder,
      viewFiles: {
        api: readViewFile(env, 'API_VIEW', viewFiles.api),
        worker: readViewFile(env, 'WORKER_VIEW', viewFiles.worker),
      },
    };
  } catch (error) {
    throw error instanceof BackendSettingsError || error instanceof EvidenceSettingsError
      ? new OperatorError(error.message)
      : error;
  }
}
