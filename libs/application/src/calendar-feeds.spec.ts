import { calendarFeedStream } from '@interventions/domain';
import { openCalendarFeed, revokeCalendarFeed } from './calendar-feeds.js';
import { newLog, requestOf } from './testing/cases.js';

const request = requestOf('calendar-1');
const opened = (token: string) => ({
  tokenHash: token.repeat(64),
  of: { officer: 'Priya Nair' },
  openedBy: 'Priya Nair',
});

describe('the log of calendars', () => {
  it('opens one calendar for one request, however often it is sent', async () => {
    const { store } = newLog();
    const tokens = ['a', 'b', 'c'];
    const outcomes = await Promise.all(
      tokens.map((token) => openCalendarFeed(store, request, opened(token))),
    );
    const [first] = outcomes.filter((one) => one !== undefined);
    expect(outcomes.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await store.streamState(calendarFeedStream(first?.id ?? ''))).toEqual({
      exists: true,
      revision: 0n,
    });
    const other = await openCalendarFeed(store, requestOf('calendar-2'), opened('d'));
    expect(other?.id).not.toBe(first?.id);
  });

  it('revokes a calendar once', async () => {
    const { store } = newLog();
    const { id = '' } = (await openCalendarFeed(store, request, opened('a'))) ?? {};
    const revocations = await Promise.all([
      revokeCalendarFeed(store, requestOf('revoke-1'), id),
      revokeCalendarFeed(store, requestOf('revoke-2'), id),
    ]);
    expect(revocations.filter((position) => position !== undefined)).toHaveLength(1);
    expect(await revokeCalendarFeed(store, requestOf('revoke-3'), id)).toBeUndefined();
    expect(await store.streamState(calendarFeedStream(id))).toEqual({ exists: true, revision: 1n });
  });
});
