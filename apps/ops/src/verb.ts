import type { LogPlace } from '@interventions/adapters/backend';
import type { Output } from './usage.js';
import type { ViewFiles } from './view-files.js';

export type Flags = Readonly<Partial<Record<string, string | boolean>>>;

export type Env = Readonly<Record<string, string | undefined>>;

export type Environment = {
  readonly place: LogPlace;
  /** File with the operator’s token: in the data folder, or where a secret brings it. */
  readonly opsTokenFile: string;
  readonly apiPort: string;
  readonly workerPort: string;
  readonly viewFiles: ViewFiles;
};

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
