import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { AddressBook } from '@interventions/application';

const addressesSchema = z.record(z.string().trim().min(1), z.email());

/** An address book that cannot be used; the message is one sentence for the person at the terminal. */
export class AddressBookError extends Error {
  override readonly name = 'AddressBookError';
}

/** Addresses from a JSON file: `{ "<person or team>": "<e-mail address>" }`. A file that changes is read again. */
export class JsonAddressBook extends AddressBook {
  private constructor(
    private readonly file: string,
    private addresses: ReadonlyMap<string, string>,
    private version: string,
    private readonly onFault: (error: AddressBookError) => void,
  ) {
    super();
  }

  /** Reads the file. Throws `AddressBookError`; later faults go to `onFault`, and the last good book stays. */
  static async in(
    file: string,
    onFault: (error: AddressBookError) => void,
  ): Promise<JsonAddressBook> {
    const version = await versionOf(file);
    return new JsonAddressBook(file, await addressesIn(file), version, onFault);
  }

  override async addressOf(name: string): Promise<string | null> {
    await this.#refresh();
    return this.addresses.get(name) ?? null;
  }

  async #refresh(): Promise<void> {
    let version = 'unreadable';
    try {
      version = await versionOf(this.file);
      if (version !== this.version) this.addresses = await addressesIn(this.file);
    } catch (error) {
      if (!(error instanceof AddressBookError)) throw error;
      if (version !== this.version) this.onFault(error);
    }
    this.version = version;
  }
}

async function versionOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    throw new AddressBookError(`The address book ${file} cannot be read.`, { cause: error });
  }
}

async function addressesIn(file: string): Promise<ReadonlyMap<string, string>> {
  try {
    const book: unknown = JSON.parse(await readFile(file, 'utf8'));
    return new Map(Object.entries(addressesSchema.parse(book)));
  } catch {
    throw new AddressBookError(
      `The address book ${file} is not right: it is one JSON object, a name and an email address to each line.`,
    );
  }
}
