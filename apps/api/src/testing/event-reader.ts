/** One server-sent event. */
export type ServerEvent = { readonly event: string; readonly data: unknown };

/** Reads server-sent events one after the other; gives up on one that does not come in ten seconds. */
export class EventReader {
  readonly #abort: AbortController;
  readonly #events: AsyncGenerator<ServerEvent>;

  private constructor(
    readonly response: Response,
    abort: AbortController,
  ) {
    this.#abort = abort;
    this.#events = parse(response);
  }

  /** Asks for events; the answer may also be a refusal. */
  static async open(url: string, headers: Readonly<Record<string, string>>): Promise<EventReader> {
    const abort = new AbortController();
    return new EventReader(await fetch(url, { headers, signal: abort.signal }), abort);
  }

  /** The next event; undefined at the end. */
  async next(): Promise<ServerEvent | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('No event came in ten seconds.')), 10_000);
    });
    try {
      const { done, value } = await Promise.race([this.#events.next(), late]);
      return done === true ? undefined : value;
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.#abort.abort();
  }
}

async function* parse({ body }: Response): AsyncGenerator<ServerEvent> {
  let text = '';
  for await (const piece of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += piece;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, data] = /^event: (\S+)\ndata: (.*)$/.exec(block) ?? [];
      if (event !== undefined) yield { event, data: JSON.parse(data ?? 'null') as unknown };
    }
  }
}
