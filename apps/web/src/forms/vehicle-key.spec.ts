import { keyFromName } from './vehicle-key.js';

describe('the key of a vehicle', () => {
  const known = [{ value: 'slough-childrens-services-trust', text: 'Slough Children First' }];

  it('is the one on record for a known name, whatever the name is now', () => {
    expect(keyFromName(' slough children first', known)).toBe('slough-childrens-services-trust');
    expect(keyFromName('slough-childrens-services-trust', known)).toBe(
      'slough-childrens-services-trust',
    );
  });

  it('is made from the words of a new name', () => {
    expect(keyFromName('Together for Children’s Trust & Co. (Sunderland)', known)).toBe(
      'together-for-childrens-trust-and-co-sunderland',
    );
  });
});
