import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  InterventionCommand,
  recordInIntervention,
  SystemClock,
  type CaseLog,
} from '@interventions/application';
import { openCaseLog, type LogPlace } from '@interventions/adapters/backend';
import {
  addDays,
  londonDay,
  processEventStoredAs,
  type ActName,
  type ProcessEvent,
  type ProcessEventData,
  type ProcessEventName,
} from '@interventions/domain';
import type { RecordedEvent } from '@interventions/eventsourcing';
import { FakeClock } from './fake-clock.js';
import { WorkerProcess } from './worker-process.js';

/** The London day on which the tests record their cases. */
export const recordedOn = londonDay(new Date().toISOString());

/** A folder with a log, the clock of its workers, and the workers of a test. */
export class Stage {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'processes-'));
  readonly clock = new FakeClock(this.dataDir);
  /** Where the log is; a file in the folder unless a test says otherwise. */
  place: LogPlace = { dataDir: this.dataDir, eventStore: null };
  /** Folder in which the workers leave their messages. */
  outboxIn = this.dataDir;
  readonly #workers: WorkerProcess[] = [];

  /** `env`: settings of the workers beside the folder and the clock. */
  constructor(private readonly env: Readonly<Record<string, string>> = {}) {}

  /** Starts a worker; a second one on the folder needs a view file of its own. */
  async worker(viewFile = 'worker.read.db'): Promise<WorkerProcess> {
    const worker = this.launch(viewFile);
    return worker.started();
  }

  /** Starts a worker without waiting for it. */
  launch(viewFile = 'worker.read.db'): WorkerProcess {
    const worker = new WorkerProcess(this.dataDir, {
      ...this.clock.env,
      ...this.env,
      WORKER_VIEW: viewFile,
    });
    this.#workers.push(worker);
    return worker;
  }

  /**
   * Opens a case today with a commissioner whose report is due so many days later, and somebody to tell. Answers
   * with the case’s id.
   */
  async recordCase(dueInDays: number): Promise<string> {
    const id = randomUUID();
    const reportDue = addDays(recordedOn, dueInDays);
    await this.#withLog(async (log) => {
      await record(log, id, 'InterventionOpened', { laCode: '871', trigger: 'emergency' });
      await record(log, id, 'CaseOfficerAssigned', { officer: 'Priya Nair' });
      await record(log, id, 'CommissionerAppointed', { commissioners: ['A. Person'], reportDue });
    });
    return id;
  }

  /** Records that a case’s commissioner reported. */
  async recordReport(id: string): Promise<void> {
    await this.#withLog((log) => record(log, id, 'CommissionerReported', { stage: 'final' }));
  }

  /** The whole log. */
  async events(): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    await this.#withLog(async ({ store }) => {
      for await (const event of store.readAll()) events.push(event);
    });
    return events;
  }

  /** What the processes recorded, in log order. */
  async processEvents(): Promise<readonly ProcessEvent[]> {
    return (await this.events()).flatMap(({ type, data }) => {
      const name = processEventStoredAs(type);
      return name === undefined ? [] : [{ name, data } as unknown as ProcessEvent];
    });
  }

  /** The data of all process events of a name. */
  async all<Name extends ProcessEventName>(name: Name): Promise<readonly ProcessEventData<Name>[]> {
    return (await this.processEvents())
      .filter((event) => event.name === name)
      .map(({ data }) => data as ProcessEventData<Name>);
  }

  /** The missed deadlines that stand in the cases, as `<due>/<key>` in log order. */
  async missed(): Promise<readonly string[]> {
    return (await this.events()).flatMap(({ type, data }) => {
      if (type !== 'deadline-missed.v1') return [];
      const { details } = data as { details: { deadline: string; due: string } };
      return [`${details.due}/${details.deadline}`];
    });
  }

  /** References of the messages in the outbox; what a killed worker left half-written is none. */
  outbox(): readonly string[] {
    const files = readdirSync(this.outboxIn).includes('outbox')
      ? readdirSync(join(this.outboxIn, 'outbox'))
      : [];
    const whole = files.filter((file) => !file.startsWith('.'));
    return whole.map((file) => file.replace(/\.json$/, '')).sort();
  }

  /** Waits until something holds; throws after a minute with what the workers said. */
  async until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
    const end = performance.now() + 60_000;
    while (!(await holds())) {
      if (performance.now() > end)
        throw new Error(`${what} did not come. ${this.#workers.map((one) => one.output).join('')}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async dispose(): Promise<void> {
    for (const worker of this.#workers) await worker.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async #withLog<T>(work: (log: CaseLog) => Promise<T>): Promise<T> {
    const log = await openCaseLog(this.place);
    try {
      return await work(log);
    } finally {
      await log.close();
    }
  }
}

async function record(
  log: CaseLog,
  id: string,
  act: ActName,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const commandId = randomUUID();
  const request = {
    actor: 'Tom Okafor',
    role: 'team-leader',
    commandId,
    requestHash: commandId,
    correlationId: commandId,
    causationId: commandId,
  } as const;
  const input = { effectiveOn: recordedOn, details };
  const outcome = await recordInIntervention(
    log,
    new SystemClock(),
    new InterventionCommand(id, act, input, request),
  );
  if (outcome.kind !== 'recorded') throw new Error(`${act}: ${JSON.stringify(outcome)}`);
}

/** A moment after eight o’clock in the morning, winter or summer, so many days after recording. */
export function morning(days: number): string {
  return `${addDays(recordedOn, days)}T08:01:00.000Z`;
}
