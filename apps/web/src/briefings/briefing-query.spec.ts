import { readBriefing } from './briefing-query.js';

const now = '2026-11-21T09:00:00.000Z';
const position = '00000000-00000000000000000042';
const read = (raw: object) => readBriefing({ audience: 'department', part: 'state', ...raw }, now);
const faults = (raw: object) => read(raw).problems.map(({ href, beside }) => [href, beside]);

describe('the address of a briefing', () => {
  it('asks for none before an audience is chosen, and offers every part', () => {
    const form = readBriefing({}, now);
    expect([form.asked, form.parts.length, form.problems]).toEqual([false, 8, []]);
  });

  it('carries everything, its dates as days', () => {
    const { address, query, pinned } = read({
      part: ['chronology', 'state', 'weather'],
      track: ['decisions', 'weather'],
      from: '30/9/2016',
      title: ' For the minister ',
      note: 'One\r\ntwo',
      asOf: '2026-11-20',
      knownAt: position,
    });
    expect(address).toMatchObject({
      audience: 'department',
      part: ['state', 'chronology'],
      track: ['decisions'],
      from: '2016-09-30',
      title: 'For the minister',
      note: 'One\ntwo',
      asOf: '2026-11-20',
      knownAt: position,
    });
    expect(query).not.toHaveProperty('title');
    expect(pinned).toBe(true);
  });

  it('is pinned by a day that has come and a position together', () => {
    expect(read({ asOf: '2026-11-20' }).pinned).toBe(false);
    expect(read({ knownAt: position }).pinned).toBe(false);
    expect(read({ knownAt: position, asOf: '2026-11-22' }).pinned).toBe(false);
    expect(read({ knownAt: 'yesterday', asOf: '2026-11-20' }).query['knownAt']).toBeUndefined();
  });

  it('says beside each field what is wrong, and keeps what was written', () => {
    expect(faults({ audience: 'everybody' })).toEqual([
      ['#audience', 'Select whom the briefing is for'],
    ]);
    expect(faults({ part: 'weather' })).toEqual([['#part', 'Select at least one part']]);
    expect(faults({ from: 'soon' })).toEqual([
      ['#from', 'Enter a day, like 30 September 2016 or 30/9/2016'],
    ]);
    expect(read({ from: 'soon' }).typed.from).toBe('soon');
    expect(faults({ from: '2017', to: '1/1/2016' })).toEqual([
      ['#from', 'Enter a day, like 30 September 2016 or 30/9/2016'],
    ]);
    expect(faults({ from: '2/1/2016', to: '1/1/2016' })).toEqual([
      ['#to', 'Enter a day on or after the first one'],
    ]);
    const long = read({ title: 't'.repeat(151), note: 'n'.repeat(1_001) });
    expect(long.problems.map(({ text }) => text)).toEqual([
      'Title: shorten it to 150 characters or fewer',
      'Note for the reader: shorten it to 1,000 characters or fewer',
    ]);
    expect(long.note).toHaveLength(1_001);
  });
});
