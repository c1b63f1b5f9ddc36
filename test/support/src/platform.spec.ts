import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, runOps } from './index.js';

describe('test support', () => {
  it('finds three different free ports', async () => {
    const ports = await freePorts();
    expect(new Set(ports).size).toBe(3);
    expect(ports.every((port) => port > 1023)).toBe(true);
  });

  it('runs an operator’s command and gives its exit code', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'support-'));
    await expect(runOps(dataDir, ['no-such-verb'])).resolves.toMatchObject({ code: 2 });
  }, 30_000);
});
