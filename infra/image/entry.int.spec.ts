import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../tooling/nx.ts';
import { ImageProcess } from './testing/image-process.ts';

describe('a stop that is asked for', () => {
  let image = '';
  let api: ImageProcess;
  beforeEach(() => {
    image = mkdtempSync(join(tmpdir(), 'entry-'));
    cpSync(join(root, 'infra/image'), join(image, 'infra/image'), { recursive: true });
    mkdirSync(join(image, 'apps/api/dist'), { recursive: true });
    writeFileSync(join(image, 'package.json'), '{"type":"module"}');
  });
  afterEach(async () => {
    await api.end();
    rmSync(image, { recursive: true });
  });

  /** Starts a program in place of the api and waits for its first word. */
  async function running(program: string): Promise<void> {
    const alive = 'setInterval(() => undefined, 1000); process.stdout.write("here");';
    writeFileSync(join(image, 'apps/api/dist/main.js'), `${program}\n${alive}`);
    api = new ImageProcess(image, ['api'], {}, 'self');
    while (!api.output.includes('here')) {
      if (api.hasEnded) throw new Error(api.output);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  it('ends a program that does not listen for it yet, also where nothing would by itself', async () => {
    await running('');
    api.kill('SIGTERM');
    expect(await api.ended()).toEqual({ code: 0, signal: null });
  }, 60_000);

  it('is left to a program that stops itself', async () => {
    const slowly = 'setTimeout(() => { process.stdout.write(", done"); process.exit(0); }, 50)';
    await running(`process.once('SIGTERM', () => ${slowly});`);
    api.kill('SIGTERM');
    expect(await api.ended()).toEqual({ code: 0, signal: null });
    expect(api.output).toBe('here, done');
  }, 60_000);
});
