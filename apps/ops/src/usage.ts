/** The command line was not understood: printed with the usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What the operator asked for cannot be done: printed as it is, exit code 3. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

/** Exit codes of every verb. */
export const exitCodes = {
  done: 0,
  /** Done with something left to look at: refused or changed entries, differences, mistakes in files. */
  findings: 1,
  /** The command line was not understood. */
  usage: 2,
  /** It could not be done: no such file, no log, the store refused. */
  fault: 3,
} as const;

/** Where a verb writes; `terminal` says whether a person is watching the error stream. */
export type Output = {
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
  /** Prints a line of a long output and waits until it was taken. */
  readonly write: (line: string) => Promise<void>;
  readonly terminal: boolean;
};
