import { webAddress } from './fields.js';

describe('a web address', () => {
  const address = webAddress('Link to the source');

  it('is one that leads to a page', () => {
    for (const text of ['https://example.org/a?b=c#d', 'http://example.org/%C3%A9'])
      expect(address.safeParse(text).success).toBe(true);
    for (const text of ['javascript:alert(1)', 'data:text/html,x', '//example.org', 'example.org'])
      expect(address.safeParse(text).success).toBe(false);
  });

  it('holds nothing that has no UTF-8 or cannot be printed', () => {
    for (const odd of ['\uD800', '\uDC00', '\u0000', '\u001B'])
      expect(address.safeParse(`https://example.org/${odd}`).error?.issues).toMatchObject([
        { message: 'Remove characters that cannot be printed' },
      ]);
  });
});
