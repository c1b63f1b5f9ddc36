import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { PolicyComparison } from '@interventions/contracts';
import type { Day } from '@interventions/domain';
import type { DifferenceCounts, ViewQueries } from '@interventions/read-models';

/** Two versions and a day. */
export type Compared = { readonly a: string; readonly b: string; readonly asOf: Day };

/** What is asked of the views. */
export type ComparedCases = Pick<ViewQueries, 'openCases' | 'differencesOfCase'>;

type Known = { readonly last: string; readonly counts: DifferenceCounts };
type Touched = Pick<PolicyComparison, 'cases' | 'casesCompared' | 'position'>;

/** Pairs of versions of which answers are kept. */
const kept = 8;

/**
 * Which open cases two versions of the policy judge differently. Cases are taken one after the other, with
 * other requests in between; what was found of a case is kept until something is recorded of it.
 */
@Injectable()
export class TouchedCases {
  readonly #known = new Map<string, Map<string, Known>>();

  /** The cases with a difference, those with most first. */
  async between(views: ComparedCases, compared: Compared): Promise<Touched> {
    const known = this.#of(compared);
    const { items: open, position } = views.openCases();
    const cases: PolicyComparison['cases'] = [];
    for (const { id, laCode, authority, last } of open) {
      const found = known.get(id);
      const counts = found?.last === last ? found.counts : await differences(views, id, compared);
      known.set(id, { last, counts });
      if (total(counts) > 0) cases.push({ interventionId: id, laCode, authority, ...counts });
    }
    return {
      cases: cases.sort((one, other) => total(other) - total(one)),
      casesCompared: open.length,
      position,
    };
  }

  /** What is known of a pair, which becomes the one used last. */
  #of({ a, b, asOf }: Compared): Map<string, Known> {
    const key = JSON.stringify([a, b, asOf]);
    const known = this.#known.get(key) ?? new Map<string, Known>();
    this.#known.delete(key);
    this.#known.set(key, known);
    for (const oldest of this.#known.keys())
      if (this.#known.size > kept) this.#known.delete(oldest);
    return known;
  }
}

async function differences(
  views: ComparedCases,
  id: string,
  compared: Compared,
): Promise<DifferenceCounts> {
  await nextTurn();
  return views.differencesOfCase(id, compared);
}

function total({ obligations, departures, expectedNext }: DifferenceCounts): number {
  return obligations + departures + expectedNext;
}
