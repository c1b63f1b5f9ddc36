import {
  dayRange,
  sortKey,
  type Authority,
  type Day,
  type Framework,
  type KnownJudgement,
} from '@interventions/domain';

/** A spell of intervention, as far as a proposal needs it. */
export type Spell = { readonly status: string; readonly closedOn: string | null };

const fullInspections: readonly Framework[] = ['SIF', 'ILACS'];

/**
 * Whether an intervention is proposed for a council: its latest full inspection (SIF or ILACS, by date of
 * publication) is inadequate, no case is open, and none was closed since that publication. Inadequate is the
 * overall grade; where a report has none, as from April 2026, or it is not known, any inadequate heading: how
 * the department defines its trigger then was not found (domain §6), and a proposal too many only asks a
 * person to look. Councils that are gone have no proposal.
 */
export function isProposed(
  council: Pick<Authority, 'to'>,
  judgements: readonly KnownJudgement[],
  spells: readonly Spell[],
  today: Day,
): boolean {
  if (council.to !== undefined && council.to < today) return false;
  const latest = latestFullInspection(judgements);
  if (latest === undefined || !isInadequate(latest)) return false;
  const published = dayRange(latest.effectiveOn).earliest ?? '0000-01-01';
  return !spells.some(
    ({ status, closedOn }) =>
      status === 'open' ||
      (closedOn !== null && (dayRange(closedOn).latest ?? '9999-12-31') >= published),
  );
}

function latestFullInspection(judgements: readonly KnownJudgement[]): KnownJudgement | undefined {
  return judgements
    .filter(({ data }) => fullInspections.includes(data.framework))
    .reduce<KnownJudgement | undefined>(
      (latest, one) =>
        latest === undefined || sortKey(one.effectiveOn) >= sortKey(latest.effectiveOn)
          ? one
          : latest,
      undefined,
    );
}

function isInadequate({ data }: KnownJudgement): boolean {
  const { overall } = data;
  const missing = overall === null || overall === 'not-given' || overall === 'unknown';
  return missing ? Object.values(data.grades).includes('inadequate') : overall === 'inadequate';
}
