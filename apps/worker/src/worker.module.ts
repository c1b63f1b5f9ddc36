import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Module, type DynamicModule } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Backend } from '@interventions/adapters/backend';
import { logContext, withLogContext } from '@interventions/adapters/log';
import {
  ApplicationModule,
  ProcessRunner,
  Scheduler,
  type AddressBook,
  type Clock,
  type CommandObserver,
  type Notifier,
  type ProcessFault,
} from '@interventions/application';
import { CheckpointFile } from './checkpoint-file.js';
import type { WorkerConfig } from './config.js';
import { WorkerViews } from './worker-views.js';

/** What the worker is made of. */
export type WorkerParts = {
  readonly config: WorkerConfig;
  readonly backend: Backend;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly notifier: Notifier;
  readonly addressBook: AddressBook;
  readonly observer?: CommandObserver;
  readonly report: (fault: ProcessFault) => void;
};

/** The worker as one list: it follows the log, runs the process managers, and sends commands as everybody does. */
@Module({})
export class WorkerModule {
  static of(parts: WorkerParts): DynamicModule {
    const { backend, clock, scheduler, observer } = parts;
    return {
      module: WorkerModule,
      imports: [ApplicationModule.with(backend, clock, observer)],
      providers: [
        { provide: Backend, useValue: backend },
        { provide: Scheduler, useValue: scheduler },
        {
          provide: ProcessRunner,
          useFactory: (bus: CommandBus) => runnerOf(parts, bus),
          inject: [CommandBus],
        },
      ],
      exports: [Backend, Scheduler, ProcessRunner],
    };
  }
}

function runnerOf(parts: WorkerParts, bus: CommandBus): ProcessRunner {
  const { config, backend, clock, scheduler, notifier, addressBook, report } = parts;
  const file = join(config.dataDir, config.viewFile.replace(/\.read\.db$/, '.checkpoint'));
  return new ProcessRunner({
    log: backend,
    clock,
    views: new WorkerViews(backend),
    scheduler,
    notifier,
    addressBook,
    execute: (command) => bus.execute(command),
    checkpoint: new CheckpointFile(file, backend.store),
    publicUrl: config.publicUrl,
    wait: async (ms, signal) => {
      await Promise.allSettled([sleep(ms, undefined, { signal })]);
    },
    report,
    traced: (correlationId, work) =>
      withLogContext({ requestId: logContext()?.requestId ?? randomUUID(), correlationId }, work),
  });
}
