import { expectedIn, idempotencyKeyIn } from './conditions.js';
import { ProblemException } from './problem.js';

function codeOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ProblemException) return `${error.getStatus()} ${error.code}`;
    throw error;
  }
  return 'none';
}

describe('expectedIn', () => {
  it.each([
    ['"0"', 0n],
    ['"12"', 12n],
    ['"-1"', 'no-stream'],
  ])('reads If-Match: %s', (match, expected) => {
    expect(expectedIn({ 'if-match': match })).toBe(expected);
  });

  it('reads If-None-Match: * as a record in which nothing stands', () => {
    expect(expectedIn({ 'if-none-match': '*' })).toBe('no-stream');
  });

  it.each([{}, { 'if-match': '*' }, { 'if-none-match': '"3"' }])('asks for it: %o', (headers) => {
    expect(codeOf(() => expectedIn(headers))).toBe('428 precondition-required');
  });

  it.each(['12', 'W/"12"', '"1", "2"', '"a"', '"1.5"', '"-2"', '""', `"${'9'.repeat(30)}"`])(
    'refuses If-Match: %s',
    (match) => {
      expect(codeOf(() => expectedIn({ 'if-match': match }))).toBe('400 invalid-header');
    },
  );
});

describe('idempotencyKeyIn', () => {
  it('takes any short printable text', () => {
    expect(idempotencyKeyIn({ 'idempotency-key': 'a-1' })).toBe('a-1');
  });

  it.each([undefined, '', 'a b', 'é', 'x'.repeat(201)])('refuses %j', (key) => {
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    expect(codeOf(() => idempotencyKeyIn(headers))).toBe('400 invalid-header');
  });
});
