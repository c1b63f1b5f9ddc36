import {
  agreeOnType,
  EvidenceStore,
  FileRefused,
  removedBefore,
  type FileState,
  type KeptFile,
  type PutTerms,
  type Removal,
} from '@interventions/application';
import { Counted } from './counted.js';
import { foundContent } from './found-content.js';

/** Keeps evidence in this process alone, for tests. */
export class MemoryEvidenceStore extends EvidenceStore {
  readonly #files = new Map<string, Blob>();
  readonly #removals = new Map<string, Removal>();

  override async put(
    content: AsyncIterable<Uint8Array>,
    { fileName, maxBytes }: PutTerms,
  ): Promise<KeptFile> {
    const counted = new Counted(maxBytes);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for await (const piece of counted.of(content)) pieces.push(new Uint8Array(piece));
    const blob = new Blob(pieces);
    const mediaType = await agreedType(blob, fileName);
    const sha256 = counted.sha256();
    if (this.#removals.has(sha256)) throw removedBefore();
    this.#files.set(sha256, blob);
    return { sha256, bytes: counted.bytes, mediaType };
  }

  override async find(sha256: string, fileName: string): Promise<KeptFile | undefined> {
    const blob = this.#files.get(sha256);
    if (blob === undefined) return undefined;
    return { sha256, bytes: blob.size, mediaType: await agreedType(blob, fileName) };
  }

  override state(sha256: string): Promise<Exclude<FileState, 'damaged'>> {
    if (this.#files.has(sha256)) return Promise.resolve('kept');
    return Promise.resolve(this.#removals.has(sha256) ? 'removed' : 'missing');
  }

  override open(sha256: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    return Promise.resolve(this.#files.get(sha256)?.stream());
  }

  override verify(sha256: string): Promise<FileState> {
    return this.state(sha256);
  }

  override async *list(): AsyncGenerator<string, void> {
    await Promise.resolve();
    yield* this.#files.keys();
  }

  override remove(sha256: string, removal: Removal): Promise<'removed' | 'missing'> {
    if (!this.#files.delete(sha256)) return Promise.resolve('missing');
    this.#removals.set(sha256, removal);
    return Promise.resolve('removed');
  }
}

async function agreedType(blob: Blob, fileName: string): Promise<string> {
  const agreed = agreeOnType(await foundContent(blob), fileName);
  if ('type' in agreed) return agreed.type.mediaType;
  throw new FileRefused(agreed.refused, agreed.message);
}
