import type { Logger } from 'pino';
import type { Readiness } from '@interventions/contracts';
import type { EventStore, Position, Protector } from '@interventions/eventsourcing';
import type { ViewQueries } from '@interventions/read-models';

/** The views of this process. */
export type CaseViews = {
  readonly queries: ViewQueries;
  position(): Position;
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  status(): Promise<Readiness['views']>;
  fault(): string | undefined;
  rebuild(model?: string): Promise<void>;
  retry(): Promise<void>;
  close(): Promise<void>;
};

export function openCaseViews(_: {
  readonly file: string;
  readonly store: EventStore;
  readonly protector: Protector;
  readonly log: Logger;
}): Promise<CaseViews> {
  return Promise.reject(new Error('not yet'));
}
