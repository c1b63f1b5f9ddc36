import type { z } from 'zod';

/** An event that the service records about itself, not about a case: schema, stored name and words. */
export type SystemEventDefinition<Schema extends z.ZodObject = z.ZodObject> = {
  readonly name: string;
  /** Stored event type, `command-refused.v1`. */
  readonly stored: string;
  /** Its name in lists: "Request refused". */
  readonly title: string;
  readonly data: Schema;
  /** The line of the audit trail, without a final full stop. Data that no version wrote reads as the title. */
  readonly sentence: (data: unknown) => string;
};

/** Makes a definition; the sentence is only asked for data that its schema accepts. */
export function defineSystemEvent<Schema extends z.ZodObject>(
  spec: Omit<SystemEventDefinition<Schema>, 'sentence'> & {
    readonly sentence: (data: z.infer<Schema>) => string;
  },
): SystemEventDefinition<Schema> {
  return {
    ...spec,
    sentence: (data) => {
      const parsed = spec.data.safeParse(data);
      return parsed.success ? spec.sentence(parsed.data) : spec.title;
    },
  };
}
