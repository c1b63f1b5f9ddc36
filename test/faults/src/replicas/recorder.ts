import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient, Fleet } from '@interventions/test-support';

const day = '2026-01-05';

/** A note that was acknowledged: its idempotency key, its text, and the ids of its entries. */
export type Acknowledged = {
  readonly key: string;
  readonly text: string;
  readonly eventIds: readonly string[];
};

/** Records notes in a case of its own, one after the other, asking again under the same key until each is acknowledged. */
export class Recorder {
  readonly acknowledged: Acknowledged[] = [];
  /** Requests that were cut off or answered with a fault. */
  faults = 0;
  #id = '';
  #etag = '';

  constructor(
    private readonly fleet: Fleet,
    private readonly name: string,
    private readonly laCode: string,
  ) {}

  /** Records until told to stop. */
  async run(isOver: () => boolean): Promise<void> {
    const opening = { effectiveOn: day, details: { laCode: this.laCode, trigger: 'emergency' } };
    const opened = await this.#ask('/v1/interventions', opening, { 'if-none-match': '*' });
    this.#id = String(opened.body['id']);
    this.#etag = opened.headers.get('etag') ?? '';
    for (let count = 0; !isOver(); count += 1) {
      const [key, text] = [randomUUID(), `${this.name} ${count}.`];
      const note = { effectiveOn: day, details: { text, visibility: 'case-team' } };
      const path = `/v1/interventions/${this.#id}/notes`;
      const { body, headers } = await this.#ask(path, note, { 'if-match': this.#etag }, key);
      this.#etag = headers.get('etag') ?? '';
      this.acknowledged.push({ key, text, eventIds: body['eventIds'] as readonly string[] });
    }
  }

  /** Throws for an answer that is neither an acknowledgement nor a fault that passes. */
  async #ask(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>>,
    key: string = randomUUID(),
  ): ReturnType<ApiClient['post']> {
    const end = performance.now() + 90_000;
    while (performance.now() < end) {
      const answer = await this.#once(path, body, { ...headers, 'idempotency-key': key });
      if (answer !== undefined && answer.status < 300) return answer;
      if (answer !== undefined && answer.status < 500 && answer.status !== 429)
        throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      this.faults += 1;
      await sleep(50);
    }
    throw new Error(`${path} was not acknowledged within 90 seconds.`);
  }

  async #once(path: string, body: unknown, headers: Readonly<Record<string, string>>) {
    try {
      const client = await this.fleet.client().signIn('case-officer');
      return await client.send('POST', path, { body, headers, timeoutMs: 12_000 });
    } catch {
      return undefined; // a process was killed while it was asked
    }
  }
}
