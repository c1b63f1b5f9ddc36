import { AsyncLocalStorage } from 'node:async_hooks';
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';

/** What ties the lines of one piece of work together. */
export type LogContext = {
  /** Of this request or wake-up alone. */
  readonly requestId: string;
  /** Of everything that one act of a person caused, across processes. */
  readonly correlationId: string;
};

const current = new AsyncLocalStorage<LogContext>();

/** Runs something whose log lines, however deep they are written, carry these ids. */
export function withLogContext<T>(context: LogContext, run: () => T): T {
  return current.run(context, run);
}

/** The ids of the work that runs; undefined outside. */
export function logContext(): LogContext | undefined {
  return current.getStore();
}

/** Names under which a secret or an address would be logged by mistake: blotted out at any of these depths. */
const secretNames = [
  'authorization',
  'cookie',
  'token',
  'password',
  'secret',
  'apiKey',
  'address',
  'email',
  'email_address',
  'personalisation',
];

/**
 * The log of a process: one line of JSON each, on the standard output unless told otherwise. Never a body, a
 * token or a person’s name: an error gives its type, code, message and stack, not what hangs on it.
 */
export function serviceLog(app: string, level: string, to?: DestinationStream): Logger {
  const options = {
    level,
    base: { app },
    timestamp: stdTimeFunctions.isoTime,
    mixin: () => ({ ...current.getStore() }),
    serializers: { err: plainError },
    redact: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  };
  return to === undefined ? pino(options) : pino(options, to);
}

/** What is safe to keep of an error: clients hang requests with keys and addresses on theirs. */
export function plainError(error: unknown, depth = 0): unknown {
  if (typeof error !== 'object' || error === null || !('message' in error)) return typeof error;
  const { message, stack, name, code, cause } = error as Error & { readonly code?: unknown };
  return {
    type: name,
    message,
    ...(typeof code === 'string' && { code }),
    stack,
    ...(cause !== undefined && depth < 5 && { cause: plainError(cause, depth + 1) }),
  };
}
