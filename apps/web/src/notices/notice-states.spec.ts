import { noticeStates } from './notice-states.js';

describe('the states of messages to choose from', () => {
  const states = noticeStates(
    { sent: 5, waiting: 2, failed: 1 },
    { state: 'failed', to: 'Priya Nair', cursor: 'c' },
  );

  it('counts all of them together', () => {
    expect(states.map(({ text, count }) => [text, count])).toEqual([
      ['All', 8],
      ['Could not be sent', 1],
      ['Waiting', 2],
      ['Sent', 5],
    ]);
  });

  it('keeps the other filters and begins at the first page', () => {
    expect(states[0]?.href).toBe('/notices?to=Priya+Nair');
    expect(states[3]?.href).toBe('/notices?state=sent&to=Priya+Nair');
  });

  it('marks the one that is shown', () => {
    expect(states.filter(({ current }) => current).map(({ text }) => text)).toEqual([
      'Could not be sent',
    ]);
  });
});
