import { localPath } from './page.js';

describe('the path to return to after signing in', () => {
  it.each(['/', '/interventions?q=Slough&status=all', '/interventions/1/timeline#e-2'])(
    'keeps %s',
    (path) => {
      expect(localPath(path)).toBe(path);
    },
  );

  it.each([
    'https://example.org/',
    '//example.org/',
    '/\\example.org',
    'interventions',
    '/a b',
    '/a\r\nset-cookie: x',
    undefined,
    ['/a'],
  ])('does not follow %j', (path) => {
    expect(localPath(path)).toBe('/');
  });
});
