import { watch, type FSWatcher } from 'node:fs';

/** Longest time between two looks at the log, in milliseconds: with and without word from the file system. */
const slowPollMs = 500;
const fastPollMs = 20;

/**
 * Tells listeners that the log has grown, by whichever process. The file system's word that the WAL was
 * written comes before the commit can be seen, so each word is followed by looks at growing intervals; a
 * slow poll covers a word that never came. Does nothing while nobody listens.
 */
export class GrowthWatch {
  readonly #listeners = new Set<() => void>();
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pollMs = slowPollMs;
  #pauseMs = slowPollMs;
  #known = 0;

  /** `end` answers with the last position of the log in `file`. */
  constructor(
    private readonly file: string,
    private readonly end: () => number,
  ) {}

  /** Adds a listener; answers with how to remove it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  /** Tells of this process's own commit, of which the log's end is known. */
  grownTo(end: number): void {
    this.#known = end;
    for (const listener of this.#listeners) listener();
  }

  #start(): void {
    try {
      this.#watcher = watch(`${this.file}-wal`, (event) => {
        if (event === 'rename') this.#pollOnly();
        this.#lookSoon();
      });
      this.#watcher.on('error', () => this.#pollOnly());
      this.#pollMs = slowPollMs;
    } catch {
      // Not every file system can be watched, and a system has a limit of watches: polling does without.
      this.#pollMs = fastPollMs;
    }
    this.#pauseMs = 1;
    this.#arm();
  }

  #stop(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #pollOnly(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
    this.#pollMs = fastPollMs;
  }

  #lookSoon(): void {
    if (this.#pauseMs <= 2) return;
    this.#pauseMs = 1;
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#look();
      this.#pauseMs = Math.min(this.#pauseMs * 2, this.#pollMs);
      if (this.#listeners.size > 0) this.#arm();
    }, this.#pauseMs);
  }

  #look(): void {
    const end = this.#endOrFault();
    if (end === this.#known) return;
    this.grownTo(end ?? this.#known);
  }

  /** Undefined for a fault: the listeners are called, and meet it when they read. */
  #endOrFault(): number | undefined {
    try {
      return this.end();
    } catch {
      return undefined;
    }
  }
}
