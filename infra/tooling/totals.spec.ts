import { totalsOf } from './totals.ts';

describe('adding up the closing lines of several jest runs', () => {
  it('counts passed and failed tests and the runs, colours or not', () => {
    const output = [
      'Test Suites: 3 passed, 3 total',
      'Tests:       14 passed, 14 total',
      '\u001b[1mTests:       \u001b[22m\u001b[31m2 failed\u001b[39m, \u001b[32m5 passed\u001b[39m, 7 total',
      'Time:        0.591 s',
    ].join('\n');
    expect(totalsOf(output)).toEqual({ passed: 19, failed: 2, projects: 2 });
  });

  it('finds nothing in output without a closing line', () => {
    expect(totalsOf('error: no tests found')).toEqual({ passed: 0, failed: 0, projects: 0 });
  });
});
