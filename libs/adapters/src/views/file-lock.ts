import { faultOf, inMemory, SqliteDatabase } from '../sqlite/index.js';

/** Another process has these views open. */
export class ViewsInUseError extends Error {
  constructor(
    readonly file: string,
    readonly holder: string,
  ) {
    super(
      `The views in ${file} are in use by process ${holder}. A view file belongs to one process: stop that process, or give this one another file.`,
    );
    this.name = 'ViewsInUseError';
  }
}

/** How long a process that is just ending may still hold the lock, in milliseconds. */
const patienceMs = 2_000;

/**
 * Takes the lock of a view file for as long as this process lives or until it is released; the operating
 * system frees it when the process is killed. Throws `ViewsInUseError`. The file itself stays readable.
 */
export function lockViews(file: string): { release(): void } {
  if (file === inMemory) return { release: () => undefined };
  const database = new SqliteDatabase(`${file}.lock`, {
    synchronous: 'NORMAL',
    pageSize: 4096,
    openTimeoutMs: patienceMs,
  });
  try {
    database.exec(`PRAGMA busy_timeout = ${patienceMs}`);
    database.exec('BEGIN IMMEDIATE');
    database.exec(
      'CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY, pid INTEGER) STRICT',
    );
    database.prepare('INSERT OR REPLACE INTO holder VALUES (1, ?)').run(process.pid);
    database.exec('COMMIT');
    database.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const holder = faultOf(error) === 'busy' ? holderOf(database) : undefined;
    database.close();
    throw holder === undefined ? error : new ViewsInUseError(file, holder);
  }
  return { release: () => database.close() };
}

function holderOf(database: SqliteDatabase): string {
  try {
    return String(database.prepare('SELECT pid FROM holder').get()?.[0] ?? 'unknown');
  } catch {
    // The holder has not written its number yet; that it holds the lock is certain.
    return 'unknown';
  }
}
