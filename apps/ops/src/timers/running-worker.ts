import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { OperatorError } from '../usage.js';

/** Where the running worker answers, and the folder with the operator's token. */
export type WorkerPlace = {
  readonly dataDir: string;
  readonly opsTokenFile: string;
  readonly workerPort: string;
};

const timersSchema = z.object({
  scheduler: z.object({
    kind: z.enum(['in-process', 'bullmq']),
    up: z.boolean(),
    armed: z.number().nullable(),
    dead: z.array(z.object({ timer: z.object({ id: z.string() }), because: z.string() })),
    detail: z.string().nullable(),
  }),
  parked: z.array(
    z.object({ interventionId: z.string(), because: z.string(), attempts: z.number() }),
  ),
});
/** What only the running worker knows: its scheduler, timers that it gave up, cases that it parked. */
export type WorkerTimers = z.infer<typeof timersSchema>;

const limitMs = 30_000;

/** Asks the worker; null where none answers. Throws `OperatorError` when it says no. */
export async function workerTimers(place: WorkerPlace): Promise<WorkerTimers | null> {
  const answer = await ask(place, 'GET', '/ops/timers');
  return answer === null ? null : timersSchema.parse(answer);
}

/** Has the worker arm all that is pending and not armed; answers how many that were. Throws `OperatorError`. */
export async function rearmWorker(place: WorkerPlace): Promise<number> {
  const answer = await ask(place, 'POST', '/ops/rearm');
  if (answer === null)
    throw new OperatorError(
      `No worker answers on port ${place.workerPort}. Start it, which arms everything, or set WORKER_PORT to its port.`,
    );
  return z.object({ armed: z.number() }).parse(answer).armed;
}

async function ask(
  { dataDir, opsTokenFile, workerPort }: WorkerPlace,
  method: 'GET' | 'POST',
  path: string,
): Promise<unknown> {
  const token = await readFile(opsTokenFile, 'utf8').catch(() => '');
  const response = await fetch(`http://127.0.0.1:${workerPort}${path}`, {
    method,
    headers: { authorization: `Bearer ${token.trim()}` },
    signal: AbortSignal.timeout(limitMs),
  }).catch(() => null);
  if (response === null) return null;
  if (response.status === 401)
    throw new OperatorError(
      `What answers on port ${workerPort} does not take the ops-token of ${dataDir}: it is not the worker of this folder. Set WORKER_PORT or DATA_DIR.`,
    );
  if (!response.ok)
    throw new OperatorError(
      `The worker answered ${response.status}: ${(await response.text()).slice(0, 500)}`,
    );
  return response.json();
}
