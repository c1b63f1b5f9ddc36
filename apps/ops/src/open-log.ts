import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApplicationModule,
  AuthorityCommand,
  InterventionCommand,
  SystemClock,
  type CaseLog,
  type Clock,
  type CommandOutcome,
} from '@interventions/application';
import type { ActName } from '@interventions/domain';
import type { LogPlace } from '@interventions/adapters/backend';
import { logToRecordIn } from './existing-log.js';

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

/** Opens (or creates) a log beside whatever else has it open. Throws `withheld` where nothing may be recorded. */
export async function openLog(place: LogPlace, clock: Clock = new SystemClock()): Promise<OpenLog> {
  const { log, close: closeLog } = await logToRecordIn(place);
  const open = await openLogOver(log, clock);
  const close = async () => {
    await open.close();
    await closeLog();
  };
  return { ...open, close };
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
