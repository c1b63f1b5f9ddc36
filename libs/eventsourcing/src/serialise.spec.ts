import fc from 'fast-check';
import type { Json, NewEvent } from './event.js';
import { checkStreamName, serialise, utf8Length } from './serialise.js';
import { checkLaw, thrownCode } from './testing/index.js';

const id = '01890000-0000-7000-8000-000000000001';
const draft = (over: Partial<NewEvent> = {}): NewEvent => ({
  id,
  type: 'noted.v1',
  data: {},
  ...over,
});

describe('serialise', () => {
  it('gives the bytes of JSON.stringify, and null for absent metadata', () => {
    const data = { b: 1, a: ['ü', null] };
    expect(serialise([draft({ data })])).toEqual([
      { id, type: 'noted.v1', data: '{"b":1,"a":["ü",null]}', metadata: null },
    ]);
    expect(serialise([draft({ metadata: {} })])[0]?.metadata).toBe('{}');
  });

  it('brings an id to lower case', () => {
    const upper = draft({ id: id.replace('01890000', 'ABCDEF00') });
    expect(serialise([upper])[0]?.id).toBe(id.replace('01890000', 'abcdef00'));
  });

  it.each([
    ['a bigint', { n: 1n }],
    ['undefined in an object', { n: undefined }],
    ['a hole in a list', { n: Object.assign([1], { 2: 3 }) }],
    ['not a number', [Number.NaN]],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['minus zero', [-0]],
    ['a function', { toJSON: () => 1 }],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a symbol', Symbol('x')],
    ['nothing', undefined],
  ])('refuses %s', (_name, data) => {
    const bad = draft({ data: data as unknown as Json });
    expect(thrownCode(() => serialise([draft({ id: id.replace('1', '2') }), bad]))).toBe(
      'invalid-event',
    );
  });

  it('refuses what is nested too deep or in itself', () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = [circular];
    const deep = Array.from({ length: 300 }).reduce<Json>((inner) => [inner], 0);
    for (const data of [circular as Json, deep]) {
      expect(() => serialise([draft({ data })])).toThrow(/200 levels/);
    }
  });

  it('takes an object without a prototype, as JSON parsers with safe keys give', () => {
    const bare = Object.assign(Object.create(null) as Record<string, Json>, { a: 1 });
    expect(serialise([draft({ data: bare })])[0]?.data).toBe('{"a":1}');
  });

  it('counts the limit over the whole append, in bytes', () => {
    const exact = draft({ data: 'ü'.repeat(10) });
    const size = 22 + 'noted.v1'.length;
    expect(() => serialise([exact], size)).not.toThrow();
    expect(thrownCode(() => serialise([exact], size - 1))).toBe('too-large');
    const second = { ...exact, id: id.replace('1', '2') };
    expect(thrownCode(() => serialise([exact, second], 2 * size - 1))).toBe('too-large');
  });

  it.each(['', '$x', 'a\u0000b', 'a\nb', 'a\u0085b', '\udc00', 'x'.repeat(301)])(
    'refuses the stream name %j',
    (name) => {
      expect(thrownCode(() => checkStreamName(name))).toBe('invalid-argument');
    },
  );

  it('takes names in any script', () => {
    for (const name of ['intervention-1', 'ça va', '児童', '👩🏽‍⚖️', 'x'.repeat(300)]) {
      expect(() => checkStreamName(name)).not.toThrow();
    }
  });
});

describe('utf8Length', () => {
  it('is the number of bytes that TextEncoder writes', () => {
    checkLaw(
      'utf8Length',
      [fc.string({ unit: 'binary' })],
      (text) => {
        return utf8Length(text) === new TextEncoder().encode(text).length;
      },
      { runs: 500, examples: [['\ud800'], ['a\udc00b'], ['😀é\u0000']] },
    );
  });
});
