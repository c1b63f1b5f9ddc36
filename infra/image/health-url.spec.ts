import { healthUrl } from './health-url.ts';

describe('where a process answers for its health', () => {
  it.each([
    ['api', {}, 'http://127.0.0.1:4000/health/live'],
    ['worker', { HOST: '0.0.0.0' }, 'http://127.0.0.1:4001/health/live'],
    ['web', { HOST: '::', WEB_PORT: '8080' }, 'http://127.0.0.1:8080/health/live'],
    ['web', { HOST: '10.0.0.7' }, 'http://10.0.0.7:3000/health/live'],
    ['web', { HOST: '::1' }, 'http://[::1]:3000/health/live'],
  ])('of %s with %j', (program, env, url) => {
    expect(healthUrl(program, 'live', env)).toBe(url);
  });

  it('is nowhere for a command that ends', () => {
    expect(healthUrl('ops', 'ready', {})).toBeNull();
  });
});
