import { z } from 'zod';
import type { ActDescription } from '@interventions/contracts';
import { classesFor, type Reader } from '@interventions/read-models';

const looseObject = z.looseObject({});
const properties = z.looseObject({ properties: looseObject.optional() });
const choice = z.looseObject({ enum: z.array(z.string()) });

/** Why a class that somebody knows of is not among the choices. */
const notOffered = 'You do not read entries for the case team only, so you cannot record one';

/** An act with only those classes of readers to choose from that whoever records it reads too. */
export function forReader(act: ActDescription, reader: Reader): ActDescription {
  const input = properties.parse(act.input);
  const details = properties.safeParse(input.properties?.['details']).data;
  const asked = choice.safeParse(details?.properties?.['visibility']).data;
  if (asked === undefined) return act;
  const readable: readonly string[] = classesFor(reader);
  const offered = asked.enum.filter((one) => readable.includes(one));
  if (offered.length === asked.enum.length) return act;
  const visibility = { ...asked, enum: offered, description: notOffered };
  const narrowed = {
    ...input,
    properties: {
      ...input.properties,
      details: { ...details, properties: { ...details?.properties, visibility } },
    },
  };
  return { ...act, input: narrowed };
}
