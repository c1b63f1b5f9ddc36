import { addMonths, CaseContext, type CorrectedEntry, type Entry } from '@interventions/domain';
import { councilNamed } from '../case-words.js';
import { fullInspections } from './full-inspections.js';
import { monthsAhead, type OverviewTime } from './overview-case.js';

/** A council as overviews look at it, whether or not it ever had a case. */
export type OverviewCouncil = {
  readonly laCode: string;
  readonly authority: string;
  readonly region: string;
  /** Its full inspections by the day, as far as they were known, the first one first. */
  readonly inspections: readonly CorrectedEntry[];
};

/** A council on a day, from the entries of its own stream. */
export function overviewCouncil(
  laCode: string,
  history: readonly Entry[],
  { asOf, knownAt }: OverviewTime,
): OverviewCouncil {
  const { name, region } = councilNamed(laCode);
  const until = addMonths(asOf, monthsAhead);
  const { order } = new CaseContext(history, { validAt: asOf, knownAt, until });
  return { laCode, authority: name, region, inspections: fullInspections(order) };
}
