import type { LogPlace } from '@interventions/adapters/backend';
import type { Output } from './usage.js';
import type { ViewFiles } from './view-files.js';

/** The options of a command line, each with its value, or true. */
export type Flags = Readonly<Partial<Record<string, string | boolean>>>;

/** The environment, or what a test puts in its place. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Where the log, the services and their views are. */
export type Environment = {
  readonly place: LogPlace;
  /** The folder with the files of evidence. */
  readonly evidenceDir: string;
  /** File with the operator’s token: in the data folder, or where a secret brings it. */
  readonly opsTokenFile: string;
  readonly apiPort: string;
  readonly workerPort: string;
  readonly viewFiles: ViewFiles;
};

/** What `ops` can be told to do. */
export type Verb = {
  /** Options beside the operands; true for those with a value. */
  readonly options: Readonly<Record<string, boolean>>;
  readonly operands: { readonly least: number; readonly most: number };
  readonly run: (
    operands: readonly string[],
    flags: Flags,
    output: Output,
    env: Environment,
  ) => number | Promise<number>;
};

/** The value of an option that has one. */
export function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
