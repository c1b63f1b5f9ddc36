import { checkLaw } from '@interventions/eventsourcing/testing';
import fc from 'fast-check';
import { decodeCursor, encodeCursor, encodePlace, pageOf, placeIn } from './paging.js';
import { QueryError } from './read-model.js';

describe('a cursor', () => {
  it('comes back as it was, and is fit for a URL', () => {
    checkLaw(
      'decode(encode(parts)) is parts',
      [fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer()), { maxLength: 4 })],
      (parts) => {
        const cursor = encodeCursor(parts);
        expect(cursor).toMatch(/^[\w-]*$/);
        expect(decodeCursor(cursor, parts.length)).toEqual(parts);
      },
    );
  });

  it('of one list is no place in another', () => {
    const place = encodePlace('notices', '7');
    expect(placeIn('notices', place)).toBe('7');
    expect(placeIn('notices', undefined)).toBeUndefined();
    expect(() => placeIn('deadlines by due', place)).toThrow(QueryError);
    expect(() => placeIn('notices', encodeCursor(['7']))).toThrow(QueryError);
    expect(() => placeIn('notices', encodeCursor(['notices', 7]))).toThrow(QueryError);
  });

  it.each(['', 'x', '%%%', encodeCursor(['a', 'b']), btoa('{"a":1}')])(
    'that this list did not make is refused: %s',
    (cursor) => {
      expect(() => decodeCursor(cursor, 1)).toThrow(QueryError);
    },
  );
});

describe('pages of a list', () => {
  it('hold every item once, in order', () => {
    checkLaw(
      'the pages together are the list',
      [fc.uniqueArray(fc.string(), { maxLength: 20 }), fc.integer({ min: 1, max: 7 })],
      (items, limit) => {
        const read: string[] = [];
        for (let cursor: string | null | undefined; cursor !== null;) {
          const page = pageOf(items, (item) => item, cursor, limit);
          read.push(...page.items);
          cursor = page.next;
        }
        expect(read).toEqual(items);
      },
    );
  });

  it('say so when the place they go on from is gone', () => {
    const { next } = pageOf(['a', 'b', 'c'], (item) => item, undefined, 1);
    expect(() => pageOf(['b', 'c'], (item) => item, next ?? '', 1)).toThrow(
      'no longer in the list',
    );
  });
});
