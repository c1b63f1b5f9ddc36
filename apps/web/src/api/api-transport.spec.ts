import { readConfig } from '../config.js';
import { ApiUnavailable } from './api-errors.js';
import { callApiForText } from './api-transport.js';

const config = readConfig({ API_URL: 'http://127.0.0.1:9', API_TIMEOUT_MS: '500' });
const caller = { token: undefined, correlationId: 'c' };
const asked = (request: Parameters<typeof callApiForText>[2]) =>
  callApiForText(config, caller, request).then(
    () => 'an answer',
    (error: unknown) => (error instanceof ApiUnavailable ? error.message : String(error)),
  );

describe('an api that cannot be reached', () => {
  it('is told by the path that was asked for', async () => {
    expect(await asked({ path: '/v1/vehicles' })).toBe('/v1/vehicles could not be reached');
  });

  it('is told without a path that holds a secret', async () => {
    const message = await asked({ path: '/calendar/secret.ics', calledInLogs: 'A calendar' });
    expect(message).toBe('A calendar could not be reached');
  });
});
