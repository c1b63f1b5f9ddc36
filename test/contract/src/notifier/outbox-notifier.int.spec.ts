import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutboxNotifier } from '@interventions/adapters/notices';
import { message, notifierContract, type NotifierHarness } from './notifier.contract.js';

const now = (): string => '2026-11-20T08:00:00.000Z';

async function harness(): Promise<NotifierHarness & { readonly folder: string }> {
  const home = await mkdtemp(join(tmpdir(), 'outbox-'));
  const folder = join(home, 'outbox');
  return {
    folder,
    open: () => new OutboxNotifier(folder, now),
    delivered: async () => {
      const files = await readdir(folder).catch(() => []);
      return files.map((file) => file.replace(/\.json$/, ''));
    },
    // A file where the folder should be: also root cannot write into that.
    breakDown: () => writeFile(folder, ''),
    repair: () => rm(folder),
    dispose: () => rm(home, { recursive: true, force: true }),
  };
}

notifierContract('outbox', harness);

describe('the outbox folder', () => {
  let outbox: Awaited<ReturnType<typeof harness>>;
  beforeEach(async () => {
    outbox = await harness();
  });
  afterEach(() => outbox.dispose());

  it('holds what somebody would have received, for its owner’s eyes only', async () => {
    const sent = message();
    await outbox.open().send(sent);
    const file = join(outbox.folder, `${sent.reference}.json`);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      reference: sent.reference,
      to: sent.to,
      template: 'deadline-7-days',
      subject: 'Due within 7 days: Six-month review, Slough',
      body: expect.stringContaining(
        'Slough: Six-month review 3 is due on 30 September 2026.',
      ) as string,
      sentAt: now(),
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(outbox.folder)).mode & 0o777).toBe(0o700);
  });

  it('leaves a message that is there as it is', async () => {
    const sent = message();
    await outbox.open().send(sent);
    const file = join(outbox.folder, `${sent.reference}.json`);
    const before = await readFile(file, 'utf8');
    await new OutboxNotifier(outbox.folder, () => '2027-01-01T00:00:00.000Z').send(sent);
    expect(await readFile(file, 'utf8')).toBe(before);
    expect(await readdir(outbox.folder)).toEqual([`${sent.reference}.json`]);
  });
});
