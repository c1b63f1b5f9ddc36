import { z } from 'zod';

/** A person to sign in as, on a machine that runs the service for itself. */
export const personaSchema = z
  .strictObject({
    id: z.enum(['case-officer', 'commissioner', 'researcher', 'team-leader']),
    name: z.string(),
    role: z.enum(['case-officer', 'commissioner', 'researcher', 'team-leader']),
    does: z.string(),
    /** The team they work in; null for none. */
    team: z.string().nullable(),
  })
  .meta({ id: 'Persona' });
export type Persona = z.infer<typeof personaSchema>;
export const personasSchema = z.strictObject({ items: z.array(personaSchema) });
export const signInSchema = z.strictObject({ persona: personaSchema.shape.id });
export const signedInSchema = z.strictObject({
  token: z.string(),
  expiresAt: z.string(),
  persona: personaSchema,
});
export type SignedIn = z.infer<typeof signedInSchema>;
export const meSchema = z
  .strictObject({
    actor: z.string(),
    role: z.string(),
    name: z.string(),
    team: z.string().nullable(),
    mayRecord: z.boolean(),
  })
  .meta({ id: 'Me' });

/** Whether a process is ready, and how far its views are behind the log. */
export const readinessSchema = z
  .strictObject({
    ready: z.boolean(),
    /** `withheld`: events that were seen are not there, and nothing is recorded until an operator has looked. */
    store: z.enum(['up', 'read-only', 'withheld', 'down']),
    views: z.array(
      z.strictObject({
        name: z.string(),
        /** `stopped`: the log holds an event that this release does not know. */
        state: z.enum(['following', 'rebuilding', 'stopped']),
        position: z.string(),
        lagEvents: z.number().int().nullable(),
        lagSeconds: z.number(),
        parkedStreams: z.number().int(),
        rebuilding: z.boolean(),
        detail: z.string().optional(),
      }),
    ),
    detail: z.string().optional(),
  })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof readinessSchema>;
