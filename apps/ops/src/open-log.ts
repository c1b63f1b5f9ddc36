import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApplicationModule,
  AuthorityCommand,
  DetailsProtector,
  InterventionCommand,
  personalDetailsOf,
  SystemClock,
  type CaseLog,
  type Clock,
  type CommandOutcome,
} from '@interventions/application';
import { SubjectKeyProtector } from '@interventions/adapters/keys';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import type { ActName } from '@interventions/domain';
import { OperatorError } from './usage.js';

/** An act that the command line asks for in the name of the service. */
export type Act = {
  readonly stream: 'authority' | 'intervention';
  /** LA code or id of the intervention. */
  readonly id: string;
  readonly act: ActName;
  readonly input: unknown;
  readonly actor: string;
  readonly commandId: string;
  readonly requestHash: string;
};

/** The log of a data folder with the ordinary way of recording in it. */
export type OpenLog = {
  readonly log: CaseLog;
  readonly clock: Clock;
  /** Sends an act through the command bus; it names no revision, so a lost race is decided again. */
  readonly send: (act: Act) => Promise<CommandOutcome>;
  readonly close: () => Promise<void>;
};

/** Opens (or creates) the log of a data folder beside whatever else has it open. */
export async function openLog(dataDir: string, clock: Clock = new SystemClock()): Promise<OpenLog> {
  const { log, close: closeLog } = logIn(dataDir);
  const open = await openLogOver(log, clock);
  const close = async () => {
    await open.close();
    await closeLog();
  };
  return { ...open, close };
}

/** Opens the log of a data folder to read it. Throws `OperatorError` where there is none. */
export function openExistingLog(dataDir: string): {
  readonly log: CaseLog;
  readonly close: () => Promise<void>;
} {
  if (!existsSync(join(dataDir, logFile)))
    throw new OperatorError(`The folder ${dataDir} holds no log. Set DATA_DIR to the data folder.`);
  return logIn(dataDir);
}

const logFile = 'events.db';

function logIn(dataDir: string): { readonly log: CaseLog; readonly close: () => Promise<void> } {
  const store = new SqliteEventStore({ file: join(dataDir, logFile) });
  const keys = new SubjectKeyProtector({
    file: join(dataDir, 'subject-keys.db'),
    personalFields: personalDetailsOf,
  });
  const close = async () => {
    await store.close();
    keys.close();
  };
  return { log: { store, protector: new DetailsProtector(keys) }, close };
}

/** The ordinary way of recording in a log that is open already. Closing it leaves the log open. */
export async function openLogOver(log: CaseLog, clock: Clock): Promise<OpenLog> {
  const context = await NestFactory.createApplicationContext(ApplicationModule.with(log, clock), {
    logger: ['error', 'fatal'],
  });
  const bus = context.get(CommandBus);
  return { log, clock, send: (act) => sendThrough(bus, act), close: () => context.close() };
}

function sendThrough(
  bus: CommandBus,
  { stream, id, act, input, actor, commandId, requestHash }: Act,
): Promise<CommandOutcome> {
  const request = {
    actor,
    role: 'system' as const,
    commandId,
    requestHash,
    correlationId: commandId,
    causationId: commandId,
  };
  return stream === 'authority'
    ? bus.execute(new AuthorityCommand(id, act, input, request))
    : bus.execute(new InterventionCommand(id, act, input, request));
}
