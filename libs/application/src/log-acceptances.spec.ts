import { positionAt } from '@interventions/eventsourcing';
import { acceptedEpochs, recordAcceptance } from './log-acceptances.js';
import { newLog, requestOf } from './testing/cases.js';

const ended = positionAt('bbbbbbbb', 80);

describe('the acceptances of a log', () => {
  it('are none at first', async () => {
    expect(await acceptedEpochs(newLog().store)).toEqual(new Set());
  });

  it('name the epochs of which events may be missing', async () => {
    const { store } = newLog();
    const accept = (key: string, seen: string | null) =>
      recordAcceptance(store, requestOf(key, { actor: 'operator', role: 'system' }), {
        reason: 'The disk failed.',
        seen,
        ended,
      });
    await accept('accept/1', positionAt('aaaaaaaa', 120));
    await accept('accept/2', null);
    expect(await accept('accept/3', positionAt('cccccccc', 3))).toBe(await store.head());
    expect(await acceptedEpochs(store)).toEqual(new Set(['aaaaaaaa', 'bbbbbbbb', 'cccccccc']));
  });

  it('hold a reason', async () => {
    const request = requestOf('accept/4', { actor: 'operator', role: 'system' });
    const data = { reason: '', seen: null, ended };
    await expect(recordAcceptance(newLog().store, request, data)).rejects.toThrow();
  });
});
