import {
  interventionStream,
  processStream,
  type ActName,
  type ProcessEvent,
  type ProcessName,
} from '@interventions/domain';
import {
  load,
  MemoryEventStore,
  noProtection,
  type EventStore,
  type Position,
} from '@interventions/eventsourcing';
import type { CaseLog } from '../case-log.js';
import { Clock } from '../clock.js';
import { InterventionCommand, recordInIntervention } from '../intervention.command.js';
import { AddressBook } from '../notices/address-book.js';
import {
  Notifier,
  type NotifierError,
  type Message,
  type SentMessage,
} from '../notices/notifier.js';
import { Scheduler, type SchedulerStatus, type Timer } from '../scheduling/scheduler.js';
import { commandIdOf } from '../ids.js';
import { processIdOf } from './ask-process.js';
import { LogViews } from './log-views.fixture.js';
import type { Checkpoint, ProcessFault, ProcessParts } from './process-parts.js';
import { ProcessRunner } from './process-runner.js';

/** A clock that a test sets. */
export class TestClock extends Clock {
  constructor(private instant: string) {
    super();
  }

  override now(): string {
    return this.instant;
  }

  set(instant: string): void {
    this.instant = instant;
  }
}

/** Keeps what was armed; the test wakes. */
class ArmedTimers extends Scheduler {
  readonly armed: Timer[] = [];
  readonly dead: Timer[] = [];

  override start(): Promise<void> {
    return Promise.resolve();
  }

  override arm(timers: readonly Timer[]): Promise<void> {
    this.armed.push(...timers);
    return Promise.resolve();
  }

  override rearm(): Promise<number> {
    return Promise.resolve(this.dead.splice(0).length);
  }

  override status(): Promise<SchedulerStatus> {
    const armed = this.armed.length;
    const dead = this.dead.map((timer) => ({ timer, because: 'A test' }));
    return Promise.resolve({ kind: 'in-process', up: true, armed, dead, detail: null });
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A post office that takes everything, or nothing for a while. */
class PostOffice extends Notifier {
  readonly taken: Message[] = [];
  readonly refusals: NotifierError[] = [];

  override send(message: Message): Promise<SentMessage> {
    const refusal = this.refusals.shift();
    if (refusal !== undefined) return Promise.reject(refusal);
    this.taken.push(message);
    return Promise.resolve({ provider: 'outbox', id: message.reference });
  }
}

class ExampleAddresses extends AddressBook {
  override addressOf(name: string): Promise<string | null> {
    return Promise.resolve(`${name}@example`);
  }
}

/** The process managers over a log in memory, with a clock that the test sets and wake-ups that it gives. */
export class ProcessStage {
  readonly clock = new TestClock('2026-07-01T12:00:00.000Z');
  readonly log: CaseLog = {
    store: new MemoryEventStore({ now: () => this.clock.now() }),
    protector: noProtection,
  };
  readonly views = new LogViews(this.log);
  readonly scheduler = new ArmedTimers();
  readonly post = new PostOffice();
  readonly faults: ProcessFault[] = [];
  readonly runner: ProcessRunner;
  #keys = 0;

  constructor(over: Partial<ProcessParts> = {}) {
    this.runner = new ProcessRunner({
      log: this.log,
      clock: this.clock,
      views: this.views,
      scheduler: this.scheduler,
      notifier: this.post,
      addressBook: new ExampleAddresses(),
      execute: (command) => recordInIntervention(this.log, this.clock, command),
      checkpoint: new MemoryCheckpoint(),
      publicUrl: 'https://interventions.example',
      wait: (ms, signal) => pause(Math.min(ms, 5), signal),
      report: (fault) => void this.faults.push(fault),
      traced: (_, work) => work(),
      ...over,
    });
  }

  get store(): EventStore {
    return this.log.store;
  }

  /** Records an act of a case today. */
  async record(
    id: string,
    act: ActName,
    details: Readonly<Record<string, unknown>>,
  ): Promise<string> {
    this.#keys += 1;
    const commandId = commandIdOf('Tom Okafor', String(this.#keys));
    const outcome = await recordInIntervention(
      this.log,
      this.clock,
      new InterventionCommand(
        id,
        act,
        { effectiveOn: this.clock.today(), details },
        {
          actor: 'Tom Okafor',
          role: 'team-leader',
          commandId,
          requestHash: commandId,
          correlationId: commandId,
          causationId: commandId,
        },
      ),
    );
    if (outcome.kind !== 'recorded') throw new Error(`${act}: ${JSON.stringify(outcome)}`);
    return outcome.eventIds[0] ?? '';
  }

  /** What a process recorded. */
  async eventsOf(of: ProcessName): Promise<readonly ProcessEvent[]> {
    const stream = processStream(of, processIdOf);
    const { events } = await load(this.store, stream, stream.streamOf(of.interventionId));
    return events.map(({ type, data }) => stream.decode(type, data as never));
  }

  /** Acts of a case as they stand in the log. */
  async actsOf(id: string): Promise<readonly ActName[]> {
    const { state } = await load(this.store, interventionStream, `intervention-${id}`);
    return state.map(({ act }) => act);
  }

  /** Waits until something holds; throws after ten seconds. */
  async until(holds: () => boolean | Promise<boolean>): Promise<void> {
    const end = performance.now() + 10_000;
    while (!(await holds())) {
      if (performance.now() > end) throw new Error('It did not come to hold in ten seconds.');
      await pause(5);
    }
  }

  async close(): Promise<void> {
    await this.runner.close();
    await this.store.close();
  }
}

class MemoryCheckpoint implements Checkpoint {
  position: Position | undefined;

  load(): Promise<Position | undefined> {
    return Promise.resolve(this.position);
  }

  save(position: Position): Promise<void> {
    this.position = position;
    return Promise.resolve();
  }
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
