import { commandRefused, requestStream } from '@interventions/domain';
import { UnknownEventTypeError } from '@interventions/eventsourcing';
import {
  direction,
  everything,
  hold,
  issue,
  newLog,
  openCase,
  record,
  requestOf,
} from './testing/cases.js';

describe('a refusal', () => {
  it('is kept as a fact, without the body', async () => {
    const log = newLog();
    const id = await openCase(log);
    const input = { ...direction, effectiveOn: '2030', note: 'a secret in the body' };
    const request = requestOf('k');
    const outcome = await record(log, id, 'DirectionIssued', input, request);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'date-in-future' } });
    const fact = (await everything(log)).at(-1);
    expect(fact).toMatchObject({
      type: commandRefused.stored,
      stream: requestStream(request.commandId),
      data: {
        code: 'date-in-future',
        commandType: 'DirectionIssued',
        actor: 'Priya Nair',
        interventionId: id,
        laCode: '871',
      },
    });
    expect(JSON.stringify(fact?.data)).not.toContain('secret');
  });

  it('that a newer release kept is not answered by half', async () => {
    const log = newLog();
    const id = await openCase(log);
    const request = requestOf('k');
    const data = { code: 'x', detail: 'No', commandType: 'HoldReleased' };
    await log.store.append(requestStream(request.commandId), 'no-stream', [
      { id: request.commandId, type: 'command-refused.v2', data },
    ]);
    const asked = record(log, id, 'HoldPlaced', hold, request);
    await expect(asked).rejects.toThrow(UnknownEventTypeError);
    await expect(asked).rejects.toThrow('start the newer one');
  });

  it('is answered again from the log, even when the act would be possible by now', async () => {
    const log = newLog();
    const id = await openCase(log);
    const release = { effectiveOn: '2015-02', details: {} };
    const first = await record(log, id, 'HoldReleased', release, requestOf('k'));
    expect(first).toMatchObject({ kind: 'refused', refusal: { code: 'needs-on-hold' } });
    await record(log, id, 'HoldPlaced', hold, requestOf('hold'));
    const again = await record(log, id, 'HoldReleased', release, requestOf('k'));
    expect(again).toEqual({ ...first, repeated: true });
    expect(await record(log, id, 'HoldReleased', release, requestOf('k2'))).toMatchObject({
      kind: 'recorded',
    });
  });

  it('is kept once when it is met twenty times at once', async () => {
    const log = newLog();
    const id = await openCase(log);
    const release = { effectiveOn: '2015-02', details: {} };
    const all = await Promise.all(
      Array.from({ length: 20 }, () => record(log, id, 'HoldReleased', release, requestOf('k'))),
    );
    expect(new Set(all.map((one) => JSON.stringify({ ...one, repeated: null }))).size).toBe(1);
    expect(await everything(log)).toHaveLength(2);
  });

  it('does not let its key be used for something else', async () => {
    const log = newLog();
    const id = await openCase(log);
    const release = { effectiveOn: '2015-02', details: {} };
    await record(log, id, 'HoldReleased', release, requestOf('k'));
    const other = requestOf('k', { requestHash: 'b2' });
    expect(await issue(log, id, other)).toEqual({ kind: 'key-reused' });
  });

  it('of a role that may not is a fact too', async () => {
    const log = newLog();
    const id = await openCase(log);
    const request = requestOf('k', { actor: 'Dr Ana Ruiz', role: 'researcher' });
    expect(await issue(log, id, request)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'not-permitted' },
    });
    expect((await everything(log)).at(-1)?.data).toMatchObject({ actor: 'Dr Ana Ruiz' });
  });

  it('of the service itself is reported and not kept', async () => {
    const log = newLog();
    const id = await openCase(log);
    const request = requestOf('k', { actor: 'history import', role: 'system' });
    const future = { ...direction, effectiveOn: '2030' };
    expect(await record(log, id, 'DirectionIssued', future, request)).toMatchObject({
      kind: 'refused',
    });
    expect(await everything(log)).toHaveLength(1);
  });

  it('never hides an act that was recorded under the same key', async () => {
    const log = newLog();
    const id = await openCase(log);
    const request = requestOf('k');
    const first = await issue(log, id, request);
    await log.store.append(requestStream(request.commandId), 'no-stream', [
      {
        id: '00000000-0000-5000-8000-000000000001',
        type: commandRefused.stored,
        data: { code: 'x', detail: 'x', commandType: 'x', actor: 'x', requestHash: 'a1' },
      },
    ]);
    expect(await issue(log, id, request)).toEqual({ ...first, repeated: true });
  });
});
