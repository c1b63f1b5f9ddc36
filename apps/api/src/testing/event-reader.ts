import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** One server-sent event. */
export type ServerEvent = { readonly event: string; readonly data: unknown };

/** Reads server-sent events one after the other over a connection of its own, which `close` cuts. */
export class EventReader {
  readonly #events: AsyncGenerator<ServerEvent, undefined>;

  private constructor(private readonly answer: IncomingMessage) {
    this.#events = parse(answer);
  }

  /** Asks for events; the answer may also be a refusal. */
  static async open(url: string, headers: Readonly<Record<string, string>>): Promise<EventReader> {
    const request = get(url, { headers, agent: false, timeout: 60_000 });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    answer.on('error', () => undefined);
    return new EventReader(answer);
  }

  get status(): number {
    return this.answer.statusCode ?? 0;
  }

  header(name: string): string {
    return String(this.answer.headers[name] ?? '');
  }

  /** The next event; undefined at the end. Throws when none comes in ten seconds. */
  async next(): Promise<ServerEvent | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('No event came in ten seconds.')), 10_000);
    });
    try {
      const { value } = await Promise.race([this.#events.next(), late]);
      return value;
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.answer.destroy();
  }
}

async function* parse(answer: IncomingMessage): AsyncGenerator<ServerEvent, undefined> {
  let text = '';
  for await (const piece of answer) {
    text += String(piece);
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, data] = /^event: (\S+)\ndata: (.*)$/.exec(block) ?? [];
      if (event !== undefined) yield { event, data: JSON.parse(data ?? 'null') as unknown };
    }
  }
  return undefined;
}
