import { newLog, requestOf } from './testing/cases.js';
import { findImport, recordImport } from './import-log.js';

const facts = { digest: 'ab12', files: 29, entries: 237, recorded: 237 };
const request = requestOf('import/ab12', { actor: 'history import', role: 'system' });

describe('the log of imports', () => {
  it('knows no import at first', async () => {
    expect(await findImport(newLog().store, 'ab12')).toBeUndefined();
  });

  it('keeps an import once, however often it ends', async () => {
    const { store } = newLog();
    await Promise.all([recordImport(store, request, facts), recordImport(store, request, facts)]);
    await recordImport(store, request, facts);
    expect(await findImport(store, 'ab12')).toEqual(facts);
    expect(await store.streamState('import-histories')).toEqual({ exists: true, revision: 0n });
  });

  it('keeps imports of other files beside it', async () => {
    const { store } = newLog();
    await recordImport(store, request, facts);
    const other = requestOf('import/cd34', { actor: 'history import', role: 'system' });
    await recordImport(store, other, { ...facts, digest: 'cd34' });
    expect(await findImport(store, 'cd34')).toMatchObject({ digest: 'cd34' });
    expect(await findImport(store, 'ef56')).toBeUndefined();
  });
});
