import { BackupError } from '@interventions/adapters/backup';
import { ViewsInUseError } from '@interventions/adapters/views';
import { OperatorError } from './usage.js';

/** Runs work whose failures are sentences for the person at the terminal. Throws `OperatorError` with those. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupError || error instanceof ViewsInUseError)
      throw new OperatorError(error.message, { cause: error });
    throw error;
  }
}
