import { faultOf, SqliteDatabase } from '../sqlite/index.js';

/** Opens or creates the SQLite file of views. */
export function openReadable(file: string): SqliteDatabase {
  try {
    return new SqliteDatabase(file, { synchronous: 'NORMAL' });
  } catch (error) {
    throw explained(file, error);
  }
}

/** Says what can be done about a file that cannot be read: nothing in it is lost with it. */
export function explained(file: string, error: unknown): unknown {
  if (faultOf(error) !== 'io') return error;
  const detail = `The views in ${file} cannot be read. They are made from the log: delete the file, and start again.`;
  return new Error(detail, { cause: error });
}
