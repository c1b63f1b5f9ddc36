import type { Refusal } from '@interventions/eventsourcing';
import { actNamed, type ActName } from './acts/index.js';
import { correct, withReplacement } from './corrections.js';
import type { ActData, Role } from './define-act.js';
import type { Entry } from './entry.js';

const rank: Readonly<Record<Role, number>> = {
  researcher: 0,
  system: 1,
  'case-officer': 1,
  commissioner: 2,
  'team-leader': 2,
};

/** Why an annotation, correction, retraction or accepted claim cannot be made; undefined when it can (domain §4, §5 row 30). */
export function refuseRecordKeeping(
  act: ActName,
  input: ActData,
  record: readonly Entry[],
  role: Role,
): Refusal | undefined {
  const { target: targetId, replacement, claim } = input.details;
  const target = correct(record).find((entry) => entry.id === targetId);
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
  if (rank[role] < (rank[target.role as Role] ?? 0))
    return refusal(
      'not-permitted',
      'That entry was recorded by a higher role than yours.',
      undefined,
      'Ask somebody with the same role, or a team leader.',
    );
  const definition = actNamed(target.act);
  if (act === 'EntryRetracted') {
    return definition.statutory
      ? refusal(
          'statutory-not-retractable',
          'A statutory decision is superseded, never retracted.',
          'details.target',
          'Correct the entry, or record what superseded it.',
        )
      : undefined;
  }
  if (definition.recordKeeping)
    return refusal(
      'target-is-record-keeping',
      'Corrections and annotations are not themselves corrected.',
      'details.target',
      'Retract it and record a new one.',
    );
  if (act === 'ClaimAccepted') {
    return target.data.claims?.[Number(claim)] === undefined
      ? refusal(
          'claim-unknown',
          'That entry has no such claim.',
          'details.claim',
          'Choose one of the claims shown with the entry.',
        )
      : undefined;
  }
  return refuseReplacement(
    definition.data,
    withReplacement(target.data, replacement as Readonly<Record<string, unknown>>),
    replacement as Readonly<Record<string, unknown>>,
  );
}

function refuseReplacement(
  schema: {
    safeParse(value: unknown): {
      success: boolean;
      error?: { issues: readonly { message: string; path: readonly PropertyKey[] }[] };
    };
  },
  merged: ActData,
  replacement: Readonly<Record<string, unknown>>,
): Refusal | undefined {
  if (Object.keys(replacement).length === 0)
    return refusal(
      'nothing-corrected',
      'The correction changes nothing.',
      'details.replacement',
      'Give the values that are corrected.',
    );
  if ('policyVersion' in replacement || 'departures' in replacement)
    return refusal(
      'stamp-not-correctable',
      'The policy version and the departures shown at the time cannot be changed.',
      'details.replacement',
      'Leave them out.',
    );
  const result = schema.safeParse(merged);
  if (result.success) return undefined;
  const issue = result.error?.issues[0];
  return refusal(
    'invalid',
    issue?.message ?? 'The corrected entry is not valid.',
    `details.replacement.${issue?.path.map(String).join('.') ?? ''}`,
    'Correct the value and send it again.',
  );
}

function refusal(code: string, detail: string, field?: string, remedy?: string): Refusal {
  return {
    code,
    detail,
    ...(field !== undefined && { field }),
    ...(remedy !== undefined && { remedy }),
  };
}
