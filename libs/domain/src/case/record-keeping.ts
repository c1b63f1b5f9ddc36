import type { Refusal } from '@interventions/eventsourcing';
import { dayRange, type Day } from '../dates/index.js';
import { actNamed } from './acts/index.js';
import { correct, withReplacement } from './corrections.js';
import type { ActData, Role } from './define-act.js';
import type { CorrectedEntry, Entry } from './entry.js';
import { classIn, stricter } from './visibility.js';

const rank: Readonly<Record<Role, number>> = {
  researcher: 0,
  system: 1,
  'case-officer': 1,
  commissioner: 2,
  'team-leader': 2,
};

/**
 * What is said of an entry about a private person is about that person too, and is erased with it: the
 * subject is taken over from the entry.
 */
export function aboutSamePerson(input: ActData, record: readonly Entry[]): ActData {
  const target = correct(record).find((entry) => entry.id === input.details['target']);
  const about = target && personIn(target.data.details);
  if (target === undefined || about === undefined || !isPersonal(target)) return input;
  return { ...input, details: { ...input.details, about } };
}

/** Why an annotation, correction, retraction or accepted claim cannot be made; undefined when it can (domain §4, §5 row 30). */
export function refuseRecordKeeping(
  draft: Entry,
  record: readonly Entry[],
  today: Day,
): Refusal | undefined {
  const { act, data, role } = draft;
  const target = correct(record).find((entry) => entry.id === data.details['target']);
  if (target === undefined)
    return refusal(
      'target-unknown',
      'There is no such entry in this record.',
      'details.target',
      'Choose an entry of this record.',
    );
  if (target.retracted !== null)
    return refusal(
      'target-retracted',
      'That entry has been retracted.',
      'details.target',
      'Retract the retraction first.',
    );
  if (act === 'EntryAnnotated') return undefined;
  if (rank[role as Role] < (rank[target.role as Role] ?? 0))
    return refusal(
      'not-permitted',
      'That entry was recorded by a higher role than yours.',
      undefined,
      'Ask somebody with the same role, or a team leader.',
    );
  if (act === 'EntryRetracted') return refuseRetraction(draft, target, record);
  if (actNamed(target.act).recordKeeping)
    return refusal(
      'target-is-record-keeping',
      'Corrections and annotations are not themselves corrected.',
      'details.target',
      'Retract it and record a new one.',
    );
  return act === 'ClaimAccepted'
    ? refuseClaim(target, Number(data.details['claim']), today)
    : refuseReplacement(target, data.details['replacement'] as Values, today);
}

type Values = Readonly<Record<string, unknown>>;

function refuseRetraction(
  draft: Entry,
  target: CorrectedEntry,
  record: readonly Entry[],
): Refusal | undefined {
  if (actNamed(target.act).statutory)
    return refusal(
      'statutory-not-retractable',
      'A statutory decision is superseded, never retracted.',
      'details.target',
      'Correct the entry, or record what superseded it.',
    );
  const before = acceptedDates(record);
  const after = acceptedDates([...record, draft]);
  const stranded = [...before].some(([id, date]) => id !== target.id && after.get(id) !== date);
  return stranded
    ? refusal(
        'would-strand',
        'The date of another source was accepted, and that entry gives it.',
        'details.target',
        'Retract the accepted date first.',
      )
    : undefined;
}

/** The dates that accepted claims gave their entries, by the id of the acceptance. */
function acceptedDates(record: readonly Entry[]): ReadonlyMap<string, string | undefined> {
  const numbers = new Map(record.map((entry) => [entry.id, Number(entry.data.details['claim'])]));
  return new Map(
    correct(record)
      .flatMap((entry) => entry.amendments)
      .filter(({ how }) => how === 'claim-accepted')
      .map(({ by, before }) => [by, before.claims?.[numbers.get(by) ?? -1]?.effectiveOn]),
  );
}

function refuseClaim(target: CorrectedEntry, claim: number, today: Day): Refusal | undefined {
  const accepted = target.data.claims?.[claim];
  if (accepted === undefined)
    return refusal(
      'claim-unknown',
      'That entry has no such claim.',
      'details.claim',
      'Choose one of the claims shown with the entry.',
    );
  return refuseFuture(accepted.effectiveOn, 'details.claim', today);
}

function refuseReplacement(
  target: CorrectedEntry,
  replacement: Values,
  today: Day,
): Refusal | undefined {
  if ('policyVersion' in replacement || 'departures' in replacement)
    return refusal(
      'stamp-not-correctable',
      'The policy version and the departures shown at the time cannot be changed.',
      'details.replacement',
      'Leave them out.',
    );
  const merged = withReplacement(target, replacement);
  const { data, personal } = actNamed(target.act);
  const result = data.safeParse(merged);
  if (!result.success) {
    const [issue] = result.error.issues;
    return refusal(
      'invalid',
      issue?.message ?? 'The corrected entry is not valid.',
      `details.replacement.${issue?.path.map(String).join('.') ?? ''}`,
      'Correct the value and send it again.',
    );
  }
  if (JSON.stringify(merged) === JSON.stringify(target.data))
    return refusal(
      'nothing-corrected',
      'The correction changes nothing.',
      'details.replacement',
      'Give the values that are corrected.',
    );
  const [was, asked] = [classIn(target.data.details), classIn(merged.details)];
  if (was !== undefined && asked !== undefined && stricter(was, asked) !== asked)
    return refusal(
      'not-opened-by-correction',
      'A correction does not let more people read an entry, because its former values stay with it.',
      'details.replacement.details.visibility',
      'Record what more people may read as a new entry.',
    );
  const person = personIn(target.data.details) ?? personIn(merged.details);
  const touched = personal.find((field) => field in ((replacement['details'] ?? {}) as Values));
  if (person !== undefined && touched !== undefined)
    return refusal(
      'personal-not-correctable',
      'What is said about a private person is not corrected, because both versions must be erasable.',
      `details.replacement.details.${touched}`,
      'Retract the entry and record it again.',
    );
  return refuseFuture(merged.effectiveOn, 'details.replacement.effectiveOn', today);
}

function refuseFuture(effectiveOn: string, field: string, today: Day): Refusal | undefined {
  return (dayRange(effectiveOn).earliest ?? '0000') > today
    ? refusal(
        'date-in-future',
        'The date is after today.',
        field,
        'Give the date on which it happened. A plan belongs in a planned date.',
      )
    : undefined;
}

function isPersonal({ act }: Entry): boolean {
  return actNamed(act).personal.length > 0;
}

/** The private person that an entry's details name. */
function personIn({ about }: Values): string | undefined {
  return typeof about === 'string' ? about : undefined;
}

function refusal(code: string, detail: string, field?: string, remedy?: string): Refusal {
  return {
    code,
    detail,
    ...(field !== undefined && { field }),
    ...(remedy !== undefined && { remedy }),
  };
}
