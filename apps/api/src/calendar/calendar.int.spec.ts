import { randomUUID } from 'node:crypto';
import {
  calendarFeedsSchema,
  openedCalendarFeedSchema,
  revokedCalendarFeedSchema,
  type CalendarSubject,
  type OpenedCalendarFeed,
} from '@interventions/contracts';
import type { ApiCaller } from '../testing/api-caller.js';
import { SetClock } from '../testing/set-clock.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

describe('calendars for other programs', () => {
  let api: StartedApi;
  let officer: ApiCaller;
  let leader: ApiCaller;
  let id = '';
  const clock = new SetClock('2026-06-01T09:00:00.000Z');

  beforeAll(async () => {
    api = await startApi({ clock, log: { now: () => clock.now() } });
    officer = api.as('case-officer');
    leader = api.as('team-leader');
    id = await officer.open();
    await leader.record(
      id,
      'case-officers',
      { effectiveOn: '2026-06-01', details: { officer: 'Priya Nair' } },
      0,
    );
    const appointed = {
      effectiveOn: '2026-06-01',
      details: { commissioners: ['Eleanor Brazil'], reportDue: '2026-08-31' },
    };
    expect((await leader.record(id, 'commissioners', appointed, 1)).status).toBe(201);
    await api.backend.readiness();
  });

  afterAll(async () => {
    await api.stop();
  });

  const ask = (caller: ApiCaller, of: CalendarSubject, key: string = randomUUID()) =>
    caller.post('/v1/calendar-feeds', { of }, { 'idempotency-key': key });
  const open = async (caller: ApiCaller, of: CalendarSubject): Promise<OpenedCalendarFeed> => {
    const answer = await ask(caller, of);
    expect(answer.status).toBe(201);
    return openedCalendarFeedSchema.parse(answer.body);
  };
  const revoke = (caller: ApiCaller, feed: string) =>
    caller.send('DELETE', `/v1/calendar-feeds/${feed}`, { 'idempotency-key': randomUUID() });
  const feedsOf = async (caller: ApiCaller) =>
    calendarFeedsSchema.parse((await caller.get('/v1/calendar-feeds')).body).items;

  it('answer their address alone, and nobody without it', async () => {
    const { path, token } = await open(officer, { officer: 'Priya Nair' });
    const answer = await api.nobody.get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    expect(answer.headers.get('cache-control')).toBe('private, max-age=300');
    expect(answer.text).toContain('SUMMARY:Commissioner’s report\\, Slough');
    expect(answer.text).toContain('DTSTART;VALUE=DATE:20260831');
    expect(answer.text.split('\r\n').some((line) => /^SUMMARY.*Brazil/.test(line))).toBe(false);
    const wrong = [token.slice(0, -1), `${token}x`, token.replace(/^./, '-'), '%2e%2e', ''];
    for (const one of wrong) {
      const { status } = await api.nobody.get(`/calendar/${one}.ics`);
      expect([one, status]).toEqual([one, 404]);
    }
    expect((await api.nobody.get(`/calendar/${token}`)).status).toBe(404);
  });

  it('move an event when its date is moved', async () => {
    const { path } = await open(officer, { officer: 'Priya Nair' });
    const eventOf = async () => {
      const { text } = await api.nobody.get(path);
      const events = text
        .split('BEGIN:VEVENT')
        .filter((one) => one.includes('commissioner-report'));
      const value = (name: string) =>
        new RegExp(`${name}[^:\r\n]*:([^\r\n]*)`).exec(events[0] ?? '')?.[1];
      return { uid: value('UID'), on: value('DTSTART'), sequence: value('SEQUENCE') };
    };
    const before = await eventOf();
    const moved = {
      effectiveOn: '2026-06-01',
      details: { obligation: 'report', from: '2026-08-31', to: '2026-10-15', why: 'external' },
    };
    const answer = await officer.record(id, 'deadline-moves', moved, 2);
    expect([answer.status, answer.status === 201 ? '' : answer.text]).toEqual([201, '']);
    await officer.get('/v1/deadlines', { 'read-after': String(answer.body['position']) });
    expect(await eventOf()).toEqual({
      uid: before.uid,
      on: '20261015',
      sequence: String(Number(before.sequence) + 1),
    });
  });

  it('end when they are revoked, once and for all', async () => {
    const { feed, path } = await open(officer, { officer: 'Priya Nair' });
    const first = await revoke(officer, feed.id);
    expect(first.status).toBe(200);
    expect(revokedCalendarFeedSchema.parse(first.body).feed).toMatchObject({
      id: feed.id,
      revokedAt: expect.any(String) as string,
      mayRevoke: false,
    });
    expect((await api.nobody.get(path)).status).toBe(404);
    const head = await api.backend.store.head();
    expect((await revoke(officer, feed.id)).status).toBe(200);
    expect(await api.backend.store.head()).toBe(head);
  });

  it('are opened for oneself and one’s team; by a team leader for anybody', async () => {
    const refused: readonly CalendarSubject[] = [{ officer: 'Tom Okafor' }, { team: 'South' }];
    for (const of of refused)
      expect([of, (await ask(officer, of)).body['code']]).toEqual([of, 'not-permitted']);
    const team = await open(officer, { team: 'North and Midlands' });
    expect(team.feed.ofText).toBe('Deadlines of the team North and Midlands');
    const other = await open(leader, { team: 'South' });
    expect((await revoke(officer, other.feed.id)).status).toBe(403);
    expect((await feedsOf(officer)).map((one) => one.id)).not.toContain(other.feed.id);
    expect((await feedsOf(leader)).map((one) => one.id)).toContain(team.feed.id);
    expect(await feedsOf(api.as('researcher'))).toEqual([]);
  });

  it('show their address once, also to the same request sent again', async () => {
    const key = randomUUID();
    const { token } = openedCalendarFeedSchema.parse(
      (await ask(officer, { officer: 'Priya Nair' }, key)).body,
    );
    const again = await ask(officer, { officer: 'Priya Nair' }, key);
    expect([again.status, again.body['code']]).toEqual([422, 'key-reused']);
    const stored: string[] = [];
    for await (const event of api.backend.store.readAll()) stored.push(JSON.stringify(event.data));
    expect(stored.join('')).not.toContain(token);
    expect(api.logged()).not.toContain(token);
    expect((await ask(officer, { officer: 'Priya Nair' }, '')).status).toBe(400);
    expect((await revoke(officer, randomUUID())).status).toBe(404);
  });
});
