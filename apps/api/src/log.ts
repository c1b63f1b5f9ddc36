import type { LoggerService } from '@nestjs/common';
import type { DestinationStream, Logger } from 'pino';
import { serviceLog } from '@interventions/adapters/log';
import type { LogLevel } from './config.js';

/** The process's log: one line of JSON each. Never a body, a token or a person's name. */
export class Log {
  readonly pino: Logger;

  constructor(level: LogLevel, to?: DestinationStream) {
    this.pino = serviceLog('api', level, to);
  }

  /** Nest's own messages in the same log; its account of the start is left at debug. */
  forNest(): LoggerService {
    const at =
      (level: 'debug' | 'warn' | 'error') =>
      (message: unknown, ...context: unknown[]): void =>
        this.pino[level]({ context }, message instanceof Error ? message.message : String(message));
    return {
      log: at('debug'),
      debug: at('debug'),
      warn: at('warn'),
      error: at('error'),
      fatal: at('error'),
    };
  }
}
