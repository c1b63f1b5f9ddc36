import type { PendingTimers, Timer } from '@interventions/application';

/** Rows read at once. */
const pageSize = 200;
/** Most timers kept in line: the view holds the rest. */
const lineLimit = 1_000;

/**
 * The due timers that wait for their turn, in order of time, read from the view page by page. Timers just
 * armed are known before the view shows them.
 */
export class DueLine {
  readonly #line: Timer[] = [];
  readonly #ids = new Set<string>();
  readonly #armed = new Map<string, Timer>();
  #cursor: Timer | undefined;
  #atEnd = true;
  #nextAt = Infinity;

  constructor(
    private readonly pending: PendingTimers,
    /** Whether a due timer is to be left out now. */
    private readonly leaveOut: (timer: Timer) => boolean,
  ) {}

  /** When the next timer not yet due becomes due, by the last sweep; Infinity when there is none. */
  get nextAt(): number {
    return this.#nextAt;
  }

  /** Whether a timer waits for its turn. */
  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Takes note of a timer that was just set. */
  arm(timer: Timer, soon: boolean): void {
    if (soon) this.#armed.set(timer.id, timer);
    this.#nextAt = Math.min(this.#nextAt, Date.parse(timer.at));
  }

  /** Begins again with the earliest pending timer. */
  restart(): void {
    this.#cursor = undefined;
    this.#atEnd = false;
    this.#nextAt = Infinity;
  }

  /** Lines up what is due; stops at the limit and goes on from there when called again. */
  fill(now: number): void {
    const found: Timer[] = this.#armedBy(now);
    while (!this.#atEnd && this.#line.length + found.length < lineLimit) {
      const page = this.pending.page(this.#cursor, pageSize);
      const due = page.filter(({ at }) => Date.parse(at) <= now);
      found.push(...due);
      this.#cursor = due.at(-1) ?? this.#cursor;
      const later = page[due.length];
      if (later !== undefined) this.#nextAt = Math.min(this.#nextAt, Date.parse(later.at));
      this.#atEnd = due.length < pageSize;
    }
    for (const timer of found.sort(byTime)) {
      if (this.#ids.has(timer.id) || this.leaveOut(timer)) continue;
      this.#ids.add(timer.id);
      this.#line.push(timer);
    }
  }

  /** Takes the first whose turn may come now; reads on when the line is short. */
  take(now: number, mayGo: (timer: Timer) => boolean): Timer | undefined {
    if (this.#line.length < lineLimit / 2 && !this.#atEnd) this.fill(now);
    const index = this.#line.findIndex(mayGo);
    if (index < 0) return undefined;
    const [timer] = this.#line.splice(index, 1);
    if (timer !== undefined) this.#ids.delete(timer.id);
    return timer;
  }

  #armedBy(now: number): Timer[] {
    const due: Timer[] = [];
    for (const [id, timer] of this.#armed) {
      const at = Date.parse(timer.at);
      if (at <= now) {
        due.push(timer);
        this.#armed.delete(id);
      } else this.#nextAt = Math.min(this.#nextAt, at);
    }
    return due;
  }
}

function byTime(a: Timer, b: Timer): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
