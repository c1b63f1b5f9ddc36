import { z } from 'zod';
import { daySchema } from '@interventions/domain';

/** Taken by whoever delivers it; still to be tried, or tried again; given up after the last attempt. */
export const noticeStateSchema = z.enum(['sent', 'waiting', 'failed']);
export type NoticeState = z.infer<typeof noticeStateSchema>;

/** A message about a deadline as a line of the list. */
export const noticeSummarySchema = z
  .strictObject({
    /** The same for every attempt at this message. */
    reference: z.uuid(),
    state: noticeStateSchema,
    /** In words: "Sent", "Waiting to be sent", "Could not be sent". */
    stateText: z.string(),
    /** Name of the template, and what it is for in words. */
    template: z.string(),
    title: z.string(),
    subject: z.string(),
    /** Person or team; their address only in the message itself. */
    to: z.string(),
    interventionId: z.uuid(),
    laCode: z.string(),
    authority: z.string(),
    /** Key, kind and words of the obligation that it is about, with its last day as it then was. */
    key: z.string(),
    kindTitle: z.string(),
    what: z.string(),
    due: daySchema,
    dueText: z.string(),
    /** Instants, ISO 8601 in UTC. */
    intendedAt: z.string(),
    sentAt: z.string().nullable(),
    attempts: z.number().int(),
    /** Why it is not sent, in plain English; null once it is. */
    problem: z.string().nullable(),
  })
  .meta({ id: 'NoticeSummary' });
export type NoticeSummary = z.infer<typeof noticeSummarySchema>;

/** Which messages: all without a filter. */
export const noticesQuerySchema = z.strictObject({
  state: noticeStateSchema.optional(),
  interventionId: z.uuid().optional(),
  key: z.string().max(200).optional(),
  to: z.string().max(200).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type NoticesQuery = z.infer<typeof noticesQuerySchema>;

/** A page of messages, the newest first, with how many there are in each state whatever the filter on it. */
export const noticesPageSchema = z
  .strictObject({
    items: z.array(noticeSummarySchema),
    total: z.number().int(),
    counts: z.strictObject({
      sent: z.number().int(),
      waiting: z.number().int(),
      failed: z.number().int(),
    }),
    position: z.string(),
    next: z.string().nullable(),
  })
  .meta({ id: 'NoticesPage' });
export type NoticesPage = z.infer<typeof noticesPageSchema>;

/** One message with its text and every attempt at it. */
export const noticeSchema = noticeSummarySchema
  .extend({
    address: z.string().nullable(),
    body: z.string(),
    tries: z.array(
      z.strictObject({
        attempt: z.number().int(),
        at: z.string(),
        outcome: z.enum(['sent', 'failed', 'unknown']),
        because: z.string().nullable(),
      }),
    ),
    position: z.string(),
  })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof noticeSchema>;
