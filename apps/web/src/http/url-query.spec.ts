import { pickQuery, textOf, urlWith } from './url-query.js';

describe('filters in the URL', () => {
  it('keep only what the page knows, trimmed', () => {
    expect(pickQuery({ q: ' Slough ', x: '1', track: ['a', ' ', 'b'] }, ['q', 'track'])).toEqual({
      q: 'Slough',
      track: ['a', 'b'],
    });
    expect(pickQuery({ q: '' }, ['q'])).toEqual({});
    expect(pickQuery({ q: ['one'] }, ['q'])).toEqual({ q: 'one' });
    expect(pickQuery(undefined, ['q'])).toEqual({});
    expect(pickQuery({}, ['constructor', '__proto__'])).toEqual({});
  });

  it('give the first text', () => {
    expect(textOf({ a: ['x', 'y'] }, 'a')).toBe('x');
    expect(textOf({}, 'a')).toBe('');
  });

  it('make addresses', () => {
    expect(urlWith('/i', { q: 'a b', cursor: 'c' }, { cursor: undefined })).toBe('/i?q=a+b');
    expect(urlWith('/i', {})).toBe('/i');
    expect(urlWith('/i', { t: ['a', 'b'] })).toBe('/i?t=a&t=b');
  });
});
