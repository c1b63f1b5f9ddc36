import type { Day } from '../dates/index.js';
import type { CaseDeadlines } from './deadlines-to-watch.js';

/** What a case looks like to a process now. */
export type CaseLook = CaseDeadlines & {
  /** Ids of all entries of the case and its council, in log order. */
  readonly events: readonly string[];
  /** The London day of the look. */
  readonly today: Day;
};

/** The values of a message. */
export type MessageValues = Readonly<Record<string, string>>;

/** Whom to tell about the deadlines of a case, and the values of the messages. */
export type Telling = {
  /** Name of a person or team; null where nobody is assigned. */
  readonly to: string | null;
  /** By key of the deadline: all that the look has. */
  readonly values: Readonly<Record<string, MessageValues>>;
};

/** What a process can be asked. Instants are ISO 8601 in UTC. */
export type ProcessCommand =
  /** The case may have changed, or a day has begun: watch what is due now. */
  | { readonly kind: 'look'; readonly look: CaseLook }
  /** A timer’s moment may have come. */
  | {
      readonly kind: 'wake';
      readonly timer: string;
      readonly now: string;
      readonly look: CaseLook;
      readonly tell: Telling;
    }
  | {
      readonly kind: 'sent';
      readonly reference: string;
      readonly attempt: number;
      readonly provider: string;
      readonly id: string;
    }
  | {
      readonly kind: 'not-sent';
      readonly reference: string;
      readonly attempt: number;
      readonly because: string;
      readonly retriable: boolean;
      readonly now: string;
    }
  | {
      readonly kind: 'miss-settled';
      readonly key: string;
      readonly due: Day;
      readonly now: string;
      readonly outcome: { readonly event: string } | { readonly refused: string };
    };

/** Derives a UUID from a name: the same in every process and for ever. */
export type IdOf = (name: string) => string;
