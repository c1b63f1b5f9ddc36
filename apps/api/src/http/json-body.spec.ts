import fc from 'fast-check';
import { checkLaw } from '@interventions/eventsourcing/testing';
import { maxDepth, parseJson } from './json-body.js';
import { ProblemException } from './problem.js';

function codeOf(text: string | Uint8Array): string | undefined {
  try {
    parseJson(typeof text === 'string' ? new TextEncoder().encode(text) : text);
    return undefined;
  } catch (error) {
    if (error instanceof ProblemException) return error.code;
    throw error;
  }
}

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

describe('parseJson', () => {
  it('reads any JSON as JSON.parse does', () => {
    const json = fc.json({ maxDepth: 5 }).filter((text) => !text.includes('__proto__'));
    checkLaw('parsed as by JSON.parse', [json], (text) => {
      expect(parseJson(new TextEncoder().encode(text))).toEqual(JSON.parse(text));
    });
  });

  it('answers any other text with a problem', () => {
    checkLaw('never another error', [fc.string({ unit: 'binary', maxLength: 200 })], (text) => {
      codeOf(text);
    });
  });

  it.each([
    ['', 'malformed-json'],
    ['{"a":', 'malformed-json'],
    ['{"a":1}x', 'malformed-json'],
    ['{"__proto__":{"admin":true}}', 'malformed-json'],
    ['[{"a":{"__proto__":1}}]', 'malformed-json'],
    ['{"\\u005f_proto__":1}', 'malformed-json'],
    [nested(maxDepth + 1), 'too-deep'],
    [nested(10_000), 'too-deep'],
    ['['.repeat(500_000), 'too-deep'],
    [nested(maxDepth), undefined],
    [JSON.stringify('['.repeat(1000)), undefined],
    [JSON.stringify('\\"['.repeat(1000)), undefined],
    ['{"constructor":1}', undefined],
  ])('takes %.40j as %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(codeOf(new Uint8Array([0x22, 0xff, 0x22]))).toBe('malformed-json');
  });

  it('pollutes nothing', () => {
    codeOf('{"__proto__":{"polluted":true}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
