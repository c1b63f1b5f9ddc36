import { plainField } from './field.js';
import { poundsOf, readCount, readLine, readMoney } from './read-text.js';

const money = plainField({ key: 'm', input: 'money', label: 'Grant', maximum: 1_000_000_000_000 });
const count = plainField({ key: 'c', input: 'count', label: 'Days', minimum: 1, maximum: 7 });
const line = plainField({ key: 't', input: 'text', label: 'Name', maxLength: 10 });

describe('money', () => {
  it.each([
    ['364,000', 36_400_000],
    ['£364000', 36_400_000],
    ['12.50', 1_250],
    ['0.1', 10],
    ['3.3 million', 330_000_000],
    ['£2.45m', 245_000_000],
    ['12k', 1_200_000],
    ['0', 0],
  ])('%s is %i pence', (text, value) => {
    expect(readMoney(money, text)).toEqual({ value });
  });

  it.each(['', 'lots', '1.234', '-5', '1,00', '3.3 billion', '99999999999 million', '£', '1e9'])(
    '“%s” is not an amount',
    (text) => {
      expect(readMoney(money, text)).toHaveProperty('message');
    },
  );

  it('comes back from its pence', () => {
    for (const pence of [0, 1, 10, 1_250, 36_400_000])
      expect(readMoney(money, poundsOf(pence))).toEqual({ value: pence });
  });
});

describe('numbers and lines', () => {
  it('are whole and within bounds', () => {
    expect(readCount(count, ' 3 ')).toEqual({ value: 3 });
    for (const text of ['0', '8', '1.5', 'three', '-1'])
      expect(readCount(count, text)).toHaveProperty('message');
  });

  it('are one line and not too long', () => {
    expect(readLine(line, ' Ann ')).toEqual({ value: 'Ann' });
    expect(readLine(line, 'Ann\nBen')).toHaveProperty('message');
    expect(readLine(line, 'Ann and Ben')).toEqual({
      message: 'Name must be 10 characters or fewer',
    });
  });

  it('are web addresses where one is asked for', () => {
    const url = plainField({ key: 'u', input: 'url', label: 'Link' });
    expect(readLine(url, 'https://www.gov.uk/a?b=c')).toHaveProperty('value');
    for (const text of ['www.gov.uk', 'javascript:alert(1)', 'https://', 'ftp://x.org'])
      expect(readLine(url, text)).toHaveProperty('message');
  });

  it('follow the pattern of the schema', () => {
    const code = plainField({ key: 'k', input: 'text', label: 'Code', pattern: '^[0-9]{3}$' });
    expect(readLine(code, '871')).toEqual({ value: '871' });
    expect(readLine(code, 'E06')).toHaveProperty('message');
  });
});
