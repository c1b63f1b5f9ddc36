import { z } from 'zod';
import { choice, date, line, prose, webAddress } from './fields.js';

/** Where a fact comes from. `url` and `page` where there is one. */
export const sourceSchema = z
  .strictObject({
    title: line('Title of the source', 'For example “Ofsted report” or “Letter from the minister”'),
    url: webAddress('Link to the source').optional(),
    page: line('Page or paragraph').optional(),
  })
  .meta({ title: 'Source', 'x-input': 'group' });

/** One source's version of when something happened, beside the accepted one (domain §4). */
export const claimSchema = z.strictObject({
  effectiveOn: date('Date that this source gives'),
  source: sourceSchema,
  note: line('What this source says').optional(),
});

/** A policy expectation that an act set aside, with the reason given (domain §3). */
export const departureSchema = z.strictObject({
  rule: z.string(),
  says: z.string(),
  reason: z.string().optional(),
});

/** What every act carries besides its own details (domain §5, "Common to all"). */
export const commonShape = {
  effectiveOn: date('When it happened', 'Give as much as you know: a day, a month or a year'),
  source: sourceSchema.optional(),
  legalBasis: line('Legal basis').optional(),
  reason: prose('Reason').optional(),
  note: prose('Note').optional(),
  claims: z
    .array(claimSchema)
    .min(1)
    .max(20)
    .optional()
    .meta({ title: 'Other sources', 'x-input': 'groups' }),
};

/** What the service stamps on an act when it is recorded; never taken from the person recording it. */
export const stampedShape = {
  policyVersion: z.string(),
  departures: z.array(departureSchema),
};

/** The common part of a stored act. */
export type CommonData = z.infer<z.ZodObject<typeof commonShape & typeof stampedShape>>;
export type Source = z.infer<typeof sourceSchema>;
export type Claim = z.infer<typeof claimSchema>;
export type Departure = z.infer<typeof departureSchema>;

/** Who may read an entry (domain §5 row 29). */
export const visibilityWords = {
  'case-team': 'Case team only',
  department: 'The department',
  publishable: 'May be published',
} as const;
export const visibility = () => choice('Who may read it', visibilityWords);
export type Visibility = keyof typeof visibilityWords;
