import { classesFor, mayRead, readableOf, readBy, wholeService } from './reader.js';
import type { ReadDb } from './read-db.js';

const outsider = { upTo: 'department' } as const;

describe('a reader', () => {
  it('reads up to a class and everything less strict', () => {
    expect(classesFor(wholeService)).toEqual(['case-team', 'department', 'publishable']);
    expect(classesFor(outsider)).toEqual(['department', 'publishable']);
  });

  it('who does not read all reads no entry whose class is not known', () => {
    const entries = ['a', 'b', 'c'].map((id) => ({ id }));
    const classes = new Map([
      ['a', 'case-team'],
      ['b', 'publishable'],
    ] as const);
    expect(readableOf(outsider, classes, entries)).toEqual([{ id: 'b' }]);
    expect(readableOf(wholeService, classes, entries)).toEqual(entries);
    expect(mayRead(outsider, undefined)).toBe(false);
  });

  it('asks the views as they are', () => {
    const asked: unknown[] = [];
    const views: ReadDb = {
      all: (...question) => (asked.push(question), [[1]]),
      position: (model) => `at ${model}`,
      parked: () => new Map(),
    };
    const db = readBy(views, outsider);
    expect([db.all('SELECT ?', 1), db.position('x'), db.parked('x').size, db.reader]).toEqual([
      [[1]],
      'at x',
      0,
      outsider,
    ]);
    expect(asked).toEqual([['SELECT ?', 1]]);
  });
});
