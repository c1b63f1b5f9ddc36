import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  agreeOnType,
  EvidenceStore,
  FileRefused,
  isDigest,
  removedBefore,
  type FileState,
  type KeptFile,
  type PutTerms,
  type Removal,
} from '@interventions/application';
import { putInPlace, sha256Of, syncFolder, writeWhole } from '../files/index.js';
import { Counted } from './counted.js';
import { asEvidenceError, isMissing } from './evidence-fault.js';
import { foundContent } from './found-content.js';

/** Where files lie until they are whole, in the folder itself so that a rename puts them in place. */
const incoming = 'incoming';
/** Longer than any connection may be silent: what nobody has written to since is not being written. */
const abandonedAfterMs = 10 * 60_000;
const removedEnding = '.removed';

/** Keeps evidence in a folder, `ab/<sha256>`. Processes may share it, also over a network. */
export class FileEvidenceStore extends EvidenceStore {
  constructor(private readonly folder: string) {
    super();
  }

  /** Clears away what was being written when a process ended. Others may be writing at the same time. */
  async clearUnfinished(now = Date.now()): Promise<void> {
    const place = join(this.folder, incoming);
    for (const name of await namesIn(place)) {
      const file = join(place, name);
      const found = await stat(file).catch(unlessMissing);
      if (found !== undefined && now - found.mtimeMs > abandonedAfterMs)
        await rm(file, { force: true });
    }
  }

  override async put(
    content: AsyncIterable<Uint8Array>,
    { fileName, maxBytes }: PutTerms,
  ): Promise<KeptFile> {
    return withFaultsNamed(async () => {
      await mkdir(join(this.folder, incoming), { recursive: true, mode: 0o700 });
      const unfinished = join(this.folder, incoming, randomUUID());
      try {
        const counted = new Counted(maxBytes);
        const file = createWriteStream(unfinished, { flags: 'wx', mode: 0o600 });
        await pipeline(counted.of(content), file);
        const { mediaType } = await typeOfFile(unfinished, fileName);
        const { bytes } = counted;
        const sha256 = counted.sha256();
        await this.#keep(unfinished, sha256, bytes);
        return { sha256, bytes, mediaType };
      } finally {
        await rm(unfinished, { force: true });
      }
    });
  }

  override async find(sha256: string, fileName: string): Promise<KeptFile | undefined> {
    return withFaultsNamed(async () => {
      const path = this.#pathOf(sha256);
      const found = path === undefined ? undefined : await stat(path).catch(unlessMissing);
      if (path === undefined || found === undefined) return undefined;
      const { mediaType } = await typeOfFile(path, fileName);
      return { sha256, bytes: found.size, mediaType };
    });
  }

  override async state(sha256: string): Promise<Exclude<FileState, 'damaged'>> {
    return withFaultsNamed(async () => {
      const path = this.#pathOf(sha256);
      if (path === undefined) return 'missing';
      if (await isThere(path)) return 'kept';
      return (await isThere(`${path}${removedEnding}`)) ? 'removed' : 'missing';
    });
  }

  override async open(sha256: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    return withFaultsNamed(async () => {
      const path = this.#pathOf(sha256);
      return path !== undefined && (await isThere(path)) ? createReadStream(path) : undefined;
    });
  }

  override async verify(sha256: string): Promise<FileState> {
    return withFaultsNamed(async () => {
      const state = await this.state(sha256);
      const path = this.#pathOf(sha256);
      if (state !== 'kept' || path === undefined) return state;
      return (await sha256Of(path)) === sha256 ? 'kept' : 'damaged';
    });
  }

  override async *list(): AsyncGenerator<string, void> {
    for (const start of (await namesIn(this.folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)))
      yield* (await namesIn(join(this.folder, start))).filter(isDigest);
  }

  override async remove(sha256: string, removal: Removal): Promise<'removed' | 'missing'> {
    const path = this.#pathOf(sha256);
    if (path === undefined || (await this.state(sha256)) !== 'kept') return 'missing';
    // The reason first: a file that is gone without a word would look lost.
    await writeWhole(`${path}${removedEnding}`, `${JSON.stringify(removal)}\n`);
    await rm(path);
    await syncFolder(join(this.folder, sha256.slice(0, 2)));
    return 'removed';
  }

  /** Why and when a file was taken out; undefined for one that was not. */
  async removalOf(sha256: string): Promise<Removal | undefined> {
    const path = this.#pathOf(sha256);
    const text = path && (await readFile(`${path}${removedEnding}`, 'utf8').catch(unlessMissing));
    return text === undefined ? undefined : (JSON.parse(text) as Removal);
  }

  async #keep(unfinished: string, sha256: string, bytes: number): Promise<void> {
    const shelf = join(this.folder, sha256.slice(0, 2));
    const path = join(shelf, sha256);
    if (await isThere(`${path}${removedEnding}`)) throw removedBefore();
    const found = await stat(path).catch(unlessMissing);
    // One of another size is damaged; the one that has just come takes its place.
    if (found?.size === bytes) return;
    await mkdir(shelf, { recursive: true, mode: 0o700 });
    await syncFolder(this.folder);
    await putInPlace(unfinished, path);
  }

  /** Undefined for what is no digest, so that no other text ever becomes a path. */
  #pathOf(sha256: string): string | undefined {
    return isDigest(sha256) ? join(this.folder, sha256.slice(0, 2), sha256) : undefined;
  }
}

async function typeOfFile(path: string, fileName: string) {
  const agreed = agreeOnType(await foundContent(await openAsBlob(path)), fileName);
  if ('type' in agreed) return agreed.type;
  throw new FileRefused(agreed.refused, agreed.message);
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(unlessMissing)) !== undefined;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(unlessMissing)) ?? [];
}

function unlessMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}

async function withFaultsNamed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asEvidenceError(error);
  }
}
