import { z } from 'zod';

/** Whose deadlines a calendar holds: an officer’s or a team’s. */
export const calendarSubjectSchema = z.union(
  [
    z.strictObject({ officer: z.string().trim().min(1).max(200) }),
    z.strictObject({ team: z.string().trim().min(1).max(200) }),
  ],
  { error: 'Give either an officer or a team, each as a name of at most 200 characters.' },
);
export type CalendarSubject = z.infer<typeof calendarSubjectSchema>;

/** A calendar that other programs subscribe to. */
export const calendarFeedSchema = z
  .strictObject({
    id: z.uuid(),
    of: calendarSubjectSchema,
    /** In words: “Deadlines of Priya Nair”. */
    ofText: z.string(),
    openedBy: z.string(),
    openedAt: z.string(),
    revokedAt: z.string().nullable(),
    /** Whether the person who asks may revoke it. */
    mayRevoke: z.boolean(),
  })
  .meta({ id: 'CalendarFeed' });
export type CalendarFeed = z.infer<typeof calendarFeedSchema>;

/** The calendars that the person who asks may see, the latest first; revoked ones included. */
export const calendarFeedsSchema = z.strictObject({
  items: z.array(calendarFeedSchema),
  position: z.string(),
});
export type CalendarFeeds = z.infer<typeof calendarFeedsSchema>;

/** What a new calendar is asked with. */
export const openCalendarFeedSchema = z.strictObject({ of: calendarSubjectSchema });

/** A new calendar with its token, which is shown this once: only its digest is kept. */
export const openedCalendarFeedSchema = z
  .strictObject({
    feed: calendarFeedSchema,
    token: z.string(),
    /** Path of the calendar: `/calendar/<token>.ics`. */
    path: z.string(),
    position: z.string(),
  })
  .meta({ id: 'OpenedCalendarFeed' });
export type OpenedCalendarFeed = z.infer<typeof openedCalendarFeedSchema>;

/** A calendar that was revoked. */
export const revokedCalendarFeedSchema = z.strictObject({
  feed: calendarFeedSchema,
  position: z.string(),
});
export type RevokedCalendarFeed = z.infer<typeof revokedCalendarFeedSchema>;
