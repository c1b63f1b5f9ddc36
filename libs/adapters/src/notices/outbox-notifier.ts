import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  Notifier,
  NotifierError,
  type Message,
  type RenderedNotice,
  type SentMessage,
} from '@interventions/application';
import { codeOf, writable } from './written-message.js';

/** A message as it lies in the outbox: what somebody would have received, in the order of an e-mail. */
export type OutboxMessage = RenderedNotice & {
  readonly reference: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly template: string;
  /** ISO 8601 instant in UTC. */
  readonly sentAt: string;
};

/**
 * “Sends” by putting each message into a folder, one file per reference, where nothing else delivers mail. A file
 * is there in full or not at all, and once it is there the message counts as sent for ever.
 */
export class OutboxNotifier extends Notifier {
  constructor(
    private readonly folder: string,
    private readonly now: () => string,
  ) {
    super();
  }

  override async send(message: Message): Promise<SentMessage> {
    const { reference, template, to, text } = writable(message);
    const file = join(this.folder, `${reference}.json`);
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      if (!(await exists(file))) {
        const sent: OutboxMessage = { reference, to, template, ...text, sentAt: this.now() };
        await writeWhole(this.folder, file, `${JSON.stringify(sent, null, 2)}\n`);
      }
    } catch (error) {
      throw unusable(error);
    }
    return { provider: 'outbox', id: reference };
  }
}

/** Of the content at most the code of the fault: a path or a name is nothing for a log. */
function unusable(error: unknown): NotifierError {
  return new NotifierError(`The outbox folder cannot be used: ${codeOf(error)}.`, true);
}

async function exists(file: string): Promise<boolean> {
  try {
    await readFile(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Survives a power cut once it returns: the file is on the disk before it has its name, then the name is. */
async function writeWhole(folder: string, file: string, text: string): Promise<void> {
  const unfinished = join(folder, `.${randomUUID()}.tmp`);
  try {
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
