import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileEvidenceStore } from '@interventions/adapters/evidence';
import { ServiceProcess } from '../redis/service-process.js';
import { until } from '../redis/until.js';
import { mountSmallDisk, unmount } from '../storage/small-disk.js';

const limitMs = 170_000;
const megabyte = 1_000_000;
/** So much that garbage alone, which is let lie for a while, cannot be taken for the file. */
const size = 250 * megabyte;

/** A text of a size in pieces, and no larger in memory than one of them. */
async function* textOf(bytes: number): AsyncGenerator<Uint8Array> {
  const piece = Buffer.alloc(500_000, 'x');
  for (let sent = 0; sent < bytes; sent += piece.length) {
    await new Promise((done) => setImmediate(done));
    yield piece.subarray(0, Math.min(piece.length, bytes - sent));
  }
}

describe('uploads of evidence', () => {
  let dataDir = '';
  let api: ServiceProcess;
  let url = '';
  let authorization = '';
  const evidence = () => join(dataDir, 'evidence');
  const namesIn = (folder: string) => readdir(folder).catch((): string[] => []);
  const shelves = async () => (await namesIn(evidence())).filter((name) => name !== 'incoming');

  const start = async () => {
    api = new ServiceProcess('api', { DATA_DIR: dataDir, EVIDENCE_MAX_MB: '300' });
    url = await api.url();
    await until(async () => (await fetch(`${url}/health/ready`)).ok, 'the api to be ready', 60_000);
    const { token } = (await (await send('/v1/sign-in', { persona: 'case-officer' })).json()) as {
      readonly token: string;
    };
    authorization = `Bearer ${token}`;
  };
  const send = (path: string, body: unknown) =>
    fetch(url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(authorization !== '' && { authorization }),
      },
      body: JSON.stringify(body),
    });
  const opened = async (): Promise<string> => {
    const details = { laCode: '871', trigger: 'inadequate-judgement' };
    const answer = await send('/v1/interventions', { effectiveOn: '2014-02-11', details });
    return String(((await answer.json()) as { readonly id: string }).id);
  };
  const headers = () => ({
    authorization,
    'content-type': 'application/octet-stream',
    'x-file-name': 'large.txt',
  });
  const upload = (id: string, bytes: number) =>
    fetch(`${url}/v1/interventions/${id}/evidence-files`, {
      method: 'POST',
      headers: headers(),
      body: ReadableStream.from(textOf(bytes)),
      duplex: 'half',
    });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'uploads-'));
    authorization = '';
    await start();
  }, limitMs);
  afterEach(async () => {
    await api.kill();
    await rm(dataDir, { recursive: true, force: true });
  });

  it(
    'leave no entry and no file when the api is killed, and go well when it is back',
    async () => {
      const id = await opened();
      const half = request(`${url}/v1/interventions/${id}/evidence-files`, {
        method: 'POST',
        headers: { ...headers(), 'content-length': String(size) },
      });
      half.on('error', () => undefined);
      half.write(Buffer.alloc(megabyte, 'x'));
      const incoming = join(evidence(), 'incoming');
      await until(async () => (await namesIn(incoming)).length === 1, 'the file to begin', 30_000);
      await api.kill();
      half.destroy();
      expect(await shelves()).toEqual([]);
      await start();
      const again = await upload(id, megabyte);
      expect(again.status).toBe(201);
      expect(await shelves()).toHaveLength(1);
      const timeline = await fetch(`${url}/v1/interventions/${id}/evidence`, {
        headers: { authorization },
      });
      expect(await timeline.json()).toMatchObject({ items: [] });
    },
    limitMs,
  );

  it(
    `of ${size / megabyte} MB never stand in memory as a whole`,
    async () => {
      const id = await opened();
      const outside = async (): Promise<number> => {
        const text = await (await fetch(`${url}/metrics`)).text();
        return Number(/^nodejs_external_memory_bytes(?:\{[^}]*\})? (\S+)$/m.exec(text)?.[1]);
      };
      const before = await outside();
      let most = before;
      let running = true;
      const watch = (async () => {
        while (running) {
          most = Math.max(most, await outside());
          await new Promise((done) => setTimeout(done, 50));
        }
      })();
      const { status } = await upload(id, size);
      running = false;
      await watch;
      expect(status).toBe(201);
      expect(before).toBeGreaterThan(0);
      expect(most - before).toBeLessThan(size / 2);
    },
    limitMs,
  );
});

describe('evidence on a full disk', () => {
  const disk = mountSmallDisk();
  if (disk === undefined) {
    it('cannot be tried where nothing may be mounted', () => {
      expect(mountSmallDisk()).toBeUndefined();
    });
    return;
  }
  afterAll(() => unmount(disk));

  it('is refused, leaves nothing behind, and is taken again once there is room', async () => {
    const folder = join(disk, 'evidence');
    const store = new FileEvidenceStore(folder);
    const put = (bytes: number) => store.put(textOf(bytes), { fileName: 'a.txt', maxBytes: size });
    await expect(put(5 * megabyte)).rejects.toMatchObject({
      name: 'EvidenceStoreError',
      code: 'full',
    });
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    const { sha256 } = await put(megabyte);
    expect(await store.verify(sha256)).toBe('kept');
  });
});
