import type { LoggerService } from '@nestjs/common';
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './config.js';

/** The process's log: one line of JSON each. Never a body, a token or a person's name. */
export class Log {
  readonly pino: Logger;

  constructor(level: LogLevel, to?: DestinationStream) {
    const options = { level, base: { app: 'api' }, timestamp: stdTimeFunctions.isoTime };
    this.pino = to === undefined ? pino(options) : pino(options, to);
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
