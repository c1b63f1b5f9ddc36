import { setTimeout as sleep } from 'node:timers/promises';
import { serviceLog, withLogContext } from './service-log.js';

function logInto(lines: string[]) {
  return serviceLog('test', 'debug', { write: (line: string) => void lines.push(line) });
}

describe('the log of a process', () => {
  it('has the ids of its piece of work on each line, also after waiting, and none outside', async () => {
    const lines: string[] = [];
    const log = logInto(lines);
    const work = (id: string) =>
      withLogContext({ requestId: id, correlationId: `cause-of-${id}` }, async () => {
        log.info('before');
        await sleep(5);
        log.child({ part: 'store' }).warn('after');
      });
    await Promise.all([work('r1'), work('r2')]);
    log.info('outside');
    const ids = lines.map((line) => {
      const { requestId, correlationId } = JSON.parse(line) as Record<string, unknown>;
      return [requestId, correlationId];
    });
    expect(ids).toEqual([
      ['r1', 'cause-of-r1'],
      ['r2', 'cause-of-r2'],
      ['r1', 'cause-of-r1'],
      ['r2', 'cause-of-r2'],
      [undefined, undefined],
    ]);
  });

  it('writes an id that a line names itself once', () => {
    const lines: string[] = [];
    withLogContext({ requestId: 'r1', correlationId: 'c1' }, () =>
      logInto(lines).info({ correlationId: 'c2' }, 'x'),
    );
    expect(lines.join('').match(/"correlationId"/g)).toHaveLength(1);
  });

  it('keeps secrets and addresses out, wherever they hang', () => {
    const lines: string[] = [];
    const log = logInto(lines);
    const fault = Object.assign(new Error('It failed.', { cause: clientError() }), { code: 'E1' });
    log.error({ err: fault }, 'fault');
    log.info({ headers: { authorization: 'Bearer canary' }, token: 'canary' }, 'request');
    log.info({ message: { to: { address: 'canary@dfe.example' } } }, 'sent');
    log.error({ err: 'canary' }, 'a thrown text');
    expect(lines.join('')).not.toContain('canary');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: { message: 'It failed.', code: 'E1', cause: { message: 'Request failed', code: 'E2' } },
    });
  });
});

function clientError(): Error {
  return Object.assign(new Error('Request failed'), {
    code: 'E2',
    config: { headers: { authorization: 'canary' }, data: 'canary@dfe.example' },
  });
}
