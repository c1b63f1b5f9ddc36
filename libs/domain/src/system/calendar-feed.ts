import { z } from 'zod';
import { defineSystemEvent } from './system-event.js';

const prefix = 'calendar-feed-';

/** The stream of one calendar that other programs subscribe to. */
export function calendarFeedStream(id: string): string {
  return `${prefix}${id}`;
}

/** The id of the calendar whose stream this is. */
export function calendarFeedOfStream(stream: string): string | undefined {
  return stream.startsWith(prefix) ? stream.slice(prefix.length) : undefined;
}

/** Whose deadlines a calendar holds: an officer’s or a team’s. */
export const calendarSubjectSchema = z.union([
  z.strictObject({ officer: z.string().min(1) }),
  z.strictObject({ team: z.string().min(1) }),
]);
export type CalendarSubject = z.infer<typeof calendarSubjectSchema>;

/** Whose deadlines a calendar holds, in words. */
export function calendarSubjectText(of: CalendarSubject): string {
  return 'officer' in of ? `Deadlines of ${of.officer}` : `Deadlines of the team ${of.team}`;
}

/** A calendar was opened. Its token is known to whoever opened it; here stands only the token’s digest. */
export const calendarFeedOpened = defineSystemEvent({
  name: 'CalendarFeedOpened',
  stored: 'calendar-feed-opened.v1',
  title: 'Calendar opened',
  data: z.strictObject({
    /** SHA-256 of the token, in hexadecimal. */
    tokenHash: z.string().regex(/^[0-9a-f]{64}$/),
    of: calendarSubjectSchema,
    openedBy: z.string().min(1),
  }),
  sentence: ({ of }) => `Calendar opened: ${calendarSubjectText(of).replace('D', 'd')}`,
});

/** A calendar was revoked: its address leads nowhere from then on. */
export const calendarFeedRevoked = defineSystemEvent({
  name: 'CalendarFeedRevoked',
  stored: 'calendar-feed-revoked.v1',
  title: 'Calendar revoked',
  data: z.strictObject({ revokedBy: z.string().min(1) }),
  sentence: ({ revokedBy }) => `Calendar revoked by ${revokedBy}`,
});

export type CalendarFeedOpened = z.infer<typeof calendarFeedOpened.data>;
export type CalendarFeedRevoked = z.infer<typeof calendarFeedRevoked.data>;
