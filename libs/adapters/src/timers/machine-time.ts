/** The time that a scheduler runs by; a test may pass its own. */
export type SchedulerTime = {
  /** Milliseconds since 1970 in UTC: what timers are due by. May jump, as a machine's clock does. */
  now(): number;
  /** Milliseconds that only ever grow: what pauses are measured by. */
  elapsed(): number;
  /** Calls back once after so many milliseconds; answers how to call it off. */
  after(ms: number, call: () => void): () => void;
};

/** The machine's own. */
export const machineTime: SchedulerTime = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms, call) => {
    const timeout = setTimeout(call, ms);
    return () => clearTimeout(timeout);
  },
};
