import type { EventHeader } from '@interventions/eventsourcing';
import type { ActName } from './acts/index.js';
import type { ActData } from './define-act.js';

/** One recorded act, as it stands in the log. */
export type Entry = EventHeader & { readonly act: ActName; readonly data: ActData };

/** What later entries did to an entry: the values it had before, and who changed them why. */
export type Amendment = {
  readonly by: string;
  readonly how: 'corrected' | 'claim-accepted';
  readonly because: string;
  readonly before: ActData;
};

/** An entry with its corrections applied; its place in the log stays the original's. */
export type CorrectedEntry = Entry & {
  readonly amendments: readonly Amendment[];
  /** The entry that retracted it, and why. */
  readonly retracted: { readonly by: string; readonly because: string } | null;
  readonly annotations: readonly { readonly by: string; readonly text: string }[];
};
