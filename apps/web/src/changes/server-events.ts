/** One server-sent event with its data as text. */
export type ServerEvent = { readonly event: string; readonly data: string };

/** An event that is longer than this is no event of ours. */
const mostCharacters = 1024 * 1024;

/** Reads the events of an answer, as the api writes them: a name and one line of data each. Comments are passed over. */
export async function* serverEvents(pieces: AsyncIterable<string>): AsyncGenerator<ServerEvent> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length > mostCharacters) throw new Error('An event of the api is too long.');
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, data] = /^event: (\S+)\ndata: (.*)$/.exec(block) ?? [];
      if (event !== undefined && data !== undefined) yield { event, data };
    }
  }
}
