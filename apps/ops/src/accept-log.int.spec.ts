import { OpsFolder } from './testing/ops-folder.fixture.js';
import { exitCodes, UsageError } from './usage.js';

let folder: OpsFolder;
const at = (...path: readonly string[]) => folder.at(...path);
beforeEach(async () => (folder = await OpsFolder.make()));
afterEach(() => folder.dispose());

describe('a log that lost entries', () => {
  beforeEach(async () => {
    await folder.ops('backup', at('backup'));
    await folder.record('second');
    await folder.removeLog();
  });

  it('is restored with a finding, takes nothing, and goes on once it is accepted', async () => {
    const restored = await folder.ops('restore', at('backup'));
    expect(restored.code).toBe(exitCodes.findings);
    expect(restored.text).toContain('The log lacks entries that were seen in it');
    await expect(folder.record('third')).rejects.toMatchObject({ code: 'withheld' });
    expect((await folder.ops('show', 'slough')).code).toBe(exitCodes.done);
    await expect(folder.ops('accept-log')).rejects.toThrow(UsageError);
    await expect(folder.ops('accept-log', '--reason', ' ')).rejects.toThrow('Say why');
    const accepted = await folder.ops('accept-log', '--reason', 'The disk failed.');
    expect(accepted.code).toBe(exitCodes.done);
    expect(accepted.text).toContain('what came between is lost');
    expect((await folder.record('third')).code).toBe(exitCodes.done);
    const recorded = (await folder.events()).find((line) => line.includes('log-accepted.v1')) ?? '';
    expect(recorded).toContain('The disk failed.');
    expect(recorded).toContain('"actor":"operator"');
    const again = await folder.ops('accept-log', '--reason', 'Once more.');
    expect(again.text).toContain('There is nothing to accept.');
  });

  it('is withheld also when nothing was restored, and accepted as an empty one', async () => {
    await expect(folder.record('third')).rejects.toThrow('not the one that was seen here before');
    await folder.removeLog();
    const accepted = await folder.ops('accept-log', '--reason', 'A new start.');
    expect(accepted.text).toContain('There was no log: an empty one was made.');
    expect((await folder.record('third')).code).toBe(exitCodes.done);
  });

  it('is restored over the empty one that was made meanwhile', async () => {
    await expect(folder.record('third')).rejects.toMatchObject({ code: 'withheld' });
    expect((await folder.ops('restore', at('backup'))).code).toBe(exitCodes.findings);
  });
});
