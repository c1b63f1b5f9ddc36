import { createHash, randomUUID } from 'node:crypto';
import { openViews, type Views } from '@interventions/adapters/views';
import {
  authorityStream,
  interventionStream,
  type ActName,
  type CaseRecord,
  type Role,
} from '@interventions/domain';
import { handle, load, MemoryEventStore, type EventStore } from '@interventions/eventsourcing';
import { wholeService, type Reader, type ViewQueries } from '@interventions/read-models';

/** The day on which everything is recorded and asked, unless a test says otherwise. */
export const today = '2026-11-21';

/** Something to record: of a case by its name, or of a council by its code. */
export type Told = {
  readonly of: string;
  readonly act: ActName;
  readonly on?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly common?: Readonly<Record<string, unknown>>;
  readonly actor?: string;
  readonly role?: Role;
};

/** The id of a case that a test names. */
export function idOf(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** The opening of a case. */
export function opening(of: string, laCode: string, on = '2014-02-14'): Told {
  return { of, act: 'InterventionOpened', on, details: { laCode, trigger: 'emergency' } };
}

/** A full inspection of a council, with the headings of its time. */
export function judgement(of: string, on: string, overall = 'inadequate'): Told {
  const care = on < '2023-02' ? ['in-care-and-care-leavers'] : ['in-care', 'care-leavers'];
  const grade = overall === 'inadequate' ? 'inadequate' : 'good';
  const headings = ['leaders', 'help-and-protection', ...care];
  const grades = Object.fromEntries(headings.map((heading) => [heading, grade]));
  const details = { framework: 'ILACS', inspectionStart: on.slice(0, 7), grades, overall };
  return { of, act: 'JudgementRecorded', on, details };
}

/** A log, in memory unless given, with its views in memory: what is told is recorded by the real deciders. */
export class RecordedLog {
  now = '2026-07-01T12:00:00.000Z';
  readonly store: EventStore;
  #views: Views | undefined;

  constructor(store?: EventStore) {
    this.store = store ?? new MemoryEventStore({ now: () => this.now, epoch: '0000000c' });
  }

  /** Records one thing after the other; throws where one is refused. Answers with the last event's id. */
  async tell(...told: readonly Told[]): Promise<string> {
    let last = '';
    for (const one of told) last = await this.#record(one);
    return last;
  }

  /** The queries, once the views have taken in everything; of the whole service unless a reader is named. */
  async ask(reader: Reader = wholeService): Promise<ViewQueries> {
    this.#views ??= await this.#open();
    await this.#views.waitFor(await this.store.head(), 5_000);
    return this.#views.readBy(reader);
  }

  async close(): Promise<void> {
    await this.#views?.close();
    await this.store.close();
  }

  async #open(): Promise<Views> {
    const views = await openViews({ file: ':memory:', store: this.store });
    views.follow();
    return views;
  }

  async #record(told: Told): Promise<string> {
    const ofCouncil = /^\d{3}$/.test(told.of);
    const definition = ofCouncil ? authorityStream : interventionStream;
    const id = ofCouncil ? told.of : idOf(told.of);
    const commandId = randomUUID();
    const outcome = await handle({ store: this.store, eventId: () => randomUUID() }, definition, {
      id,
      command: {
        act: told.act,
        input: {
          effectiveOn: told.on ?? '2016-06-01',
          ...told.common,
          details: told.details ?? {},
        },
        today,
        role: told.role ?? 'team-leader',
        council: [],
      },
      metadata: {
        actor: told.actor ?? 'Tom Okafor',
        role: told.role ?? 'team-leader',
        commandId,
        requestHash: commandId,
        correlationId: commandId,
        causationId: commandId,
      },
    });
    if (outcome.kind !== 'accepted')
      throw new Error(`${told.act} was not accepted: ${JSON.stringify(outcome)}`);
    return outcome.eventIds.at(-1) ?? '';
  }

  /** The entries of a case or council as the log has them. */
  async entriesOf(of: string): Promise<CaseRecord> {
    const ofCouncil = /^\d{3}$/.test(of);
    const stream = ofCouncil ? `authority-${of}` : `intervention-${idOf(of)}`;
    const definition = ofCouncil ? authorityStream : interventionStream;
    return (await load(this.store, definition, stream)).state;
  }
}
