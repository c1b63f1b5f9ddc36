import fc from 'fast-check';
import { checkLaw } from '@interventions/eventsourcing/testing';
import { requestHash } from './request-hash.js';

describe('requestHash', () => {
  it('is 64 hexadecimal digits and stays the same in every version', () => {
    expect(requestHash('POST', '/v1/x', { b: [1, null], a: 'é' })).toBe(
      '12e2a5e3cc02d94ffc49ec3459f1b2f49e6cb0cddcf48661618a3681600d10c4',
    );
  });

  it('does not depend on the order of keys', () => {
    const body = fc.dictionary(fc.string(), fc.jsonValue());
    checkLaw('order of keys', [body], (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(requestHash('POST', '/p', turned)).toBe(requestHash('POST', '/p', value));
    });
  });

  it('depends on method, path, values and their order in lists', () => {
    const hashes = [
      requestHash('POST', '/a', { x: [1, 2] }),
      requestHash('PUT', '/a', { x: [1, 2] }),
      requestHash('POST', '/b', { x: [1, 2] }),
      requestHash('POST', '/a', { x: [2, 1] }),
      requestHash('POST', '/a', { x: '[1,2]' }),
      requestHash('POST', '/a', {}),
      requestHash('POST', '/a', null),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
