import { v5 } from 'uuid';
import { actStoredAs } from '@interventions/domain';
import type { JsonObject, Protector } from '@interventions/eventsourcing';

const people = '5a3f7f0e-6f0c-5f7e-8a57-3a0c52c4b1d9';

/** A personal field of an act's details, and the pseudonym of whose it is; undefined where nobody is named. */
export type PersonalDetail = {
  readonly field: string;
  readonly subjectOf: (details: JsonObject) => string | undefined;
};

/** The personal details of a stored event type. They belong to the person that `about` names. */
export function personalDetailsOf(type: string): readonly PersonalDetail[] {
  return (actStoredAs(type)?.personal ?? []).map((field) => ({
    field,
    subjectOf: ({ about }) => (typeof about === 'string' ? subjectNamed(about) : undefined),
  }));
}

/** The pseudonym under which a person's key is kept; how a name is spaced or capitalised does not matter. */
export function subjectNamed(name: string): string {
  return v5(name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase(), people);
}

/** Protects the details of acts by a protector of flat objects; the common part names nobody in private. */
export class DetailsProtector implements Protector {
  constructor(private readonly inner: Protector) {}

  async protect(type: string, data: JsonObject): Promise<JsonObject> {
    const { details } = data;
    return isObject(details) ? { ...data, details: await this.inner.protect(type, details) } : data;
  }

  reveal(type: string, data: JsonObject): JsonObject {
    const { details } = data;
    return isObject(details) ? { ...data, details: this.inner.reveal(type, details) } : data;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
