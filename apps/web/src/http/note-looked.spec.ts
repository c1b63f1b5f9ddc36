import { noteLooked } from './note-looked.js';
import { Page } from './page.js';
import type { WebRequest } from './web-request.js';

const looked = { interventionId: '0192d3f0-0000-7000-8000-0000000000aa', position: 'p' };

/** A request with what was noted and logged in its course. */
function asked(given: { method?: string; headers?: object; user?: null; fails?: boolean } = {}) {
  const noted: (readonly [string, string])[] = [];
  const logged: unknown[] = [];
  const web = {
    user: given.user === undefined ? { name: 'Priya Nair' } : undefined,
    api: {
      looked: (id: string, position: string) => {
        noted.push([id, position]);
        return given.fails === true ? Promise.reject(new Error('away')) : Promise.resolve();
      },
    },
    request: {
      method: given.method ?? 'GET',
      headers: given.headers ?? {},
      log: { warn: (...told: readonly unknown[]) => logged.push(told) },
    },
  } as unknown as WebRequest;
  return { web, noted, logged };
}

describe('noting that somebody looked at a case', () => {
  it('tells up to which position the page was drawn', () => {
    const { web, noted } = asked();
    noteLooked(web, new Page('x', {}, 200, looked));
    expect(noted).toEqual([[looked.interventionId, 'p']]);
  });

  it.each([
    ['a page about no case', {}, new Page('x', {})],
    ['a page that tells of a fault', {}, new Page('x', {}, 422, looked)],
    ['a request for the head alone', { method: 'HEAD' }, new Page('x', {}, 200, looked)],
    ['a form', { method: 'POST' }, new Page('x', {}, 200, looked)],
    [
      'a page fetched ahead',
      { headers: { 'sec-purpose': 'prefetch;prerender' } },
      new Page('x', {}, 200, looked),
    ],
    ['nobody signed in', { user: null }, new Page('x', {}, 200, looked)],
  ])('does not for %s', (_, given, page) => {
    const { web, noted } = asked(given);
    noteLooked(web, page);
    expect(noted).toEqual([]);
  });

  it('logs that it could not be noted, and nothing else comes of it', async () => {
    const { web, logged } = asked({ fails: true });
    expect(() => noteLooked(web, new Page('x', {}, 200, looked))).not.toThrow();
    await Promise.resolve();
    await Promise.resolve();
    expect(logged).toHaveLength(1);
  });
});
