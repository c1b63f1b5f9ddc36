import { daysBetween, formatDate, parseDay, withinYears, type Edtf } from '../dates/index.js';
import { dateOn, type CountedJudgement, type TestAnswer } from './counted-judgements.js';
import type { DateBasis, PolicyParameters } from './policy-version.schema.js';

/** Outcome of the persistent test (R4) in plain English. */
export interface PersistentAnswer {
  readonly answer: TestAnswer;
  readonly because: string;
  /** The judgements that decide: those within the window, or the nearest to it. */
  readonly judgementIds: readonly string[];
  /** Years of 365.25 days between the first and last of them, to two decimals, for display. */
  readonly yearsBetween?: number;
}

interface Dated {
  readonly judgement: CountedJudgement;
  readonly on: Edtf;
}

const daysInYear = 365.25;

/**
 * Whether enough judgements of inadequate lie within the policy's window of calendar years (R4).
 * The window may lie anywhere before the day of the test: no source ends it there. Where several
 * groups qualify, the latest decides.
 */
export function persistentFailure(
  counted: readonly CountedJudgement[],
  parameters: PolicyParameters,
  chosen?: DateBasis,
): PersistentAnswer {
  const { inadequateWhen, persistentCount, persistentYears } = parameters;
  const dateBasis = chosen === undefined ? parameters.dateBasis : { value: chosen };
  if (inadequateWhen.value === 'undefined') return undefinedPersistent(inadequateWhen.reason);
  if (persistentCount.value === 'undefined') return undefinedPersistent(persistentCount.reason);
  if (persistentYears.value === 'undefined') return undefinedPersistent(persistentYears.reason);
  if (dateBasis.value === 'undefined') return undefinedPersistent(dateBasis.reason);
  const [count, years, basis] = [persistentCount.value, persistentYears.value, dateBasis.value];

  const possible = counted
    .filter((judgement) => judgement.inadequate !== 'no')
    .map((judgement) => ({ judgement, on: dateOn(basis, judgement) }));
  const certain = possible.filter(({ judgement }) => isCertain(judgement));
  const groups = combinations(certain, count);
  const rule = `The rule is ${count} or more within ${years} years.`;

  const within = groups.filter((group) => spread(group, years) === 'yes').at(-1);
  if (within !== undefined) {
    return describe('yes', within, `${count} judgements of inadequate`, basis, rule);
  }
  const open = combinations(possible, count).filter((group) => spread(group, years) !== 'no');
  const undecided = open.at(-1);
  if (undecided !== undefined) {
    return {
      answer: 'cannot-tell',
      because: `${doubts(undecided, basis)} ${rule}`,
      judgementIds: undecided.map(({ judgement }) => judgement.id),
    };
  }
  const closest = groups.toSorted((a, b) => lengthOf(a) - lengthOf(b))[0];
  if (closest !== undefined) {
    return describe('no', closest, `The closest ${count} judgements of inadequate`, basis, rule);
  }
  return {
    answer: 'no',
    because: `Judgements of inadequate recorded by then that count: ${certain.length}. ${rule}`,
    judgementIds: certain.map(({ judgement }) => judgement.id),
  };
}

/** The answer where the version does not define what the test needs. */
export function undefinedPersistent(because: string): PersistentAnswer {
  return { answer: 'undefined', because, judgementIds: [] };
}

function isCertain(judgement: CountedJudgement): boolean {
  return judgement.inadequate === 'yes' && judgement.published === 'yes';
}

/** Every group of `size` items, kept in order; the last groups hold the last items. */
function combinations<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) =>
    combinations(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]),
  );
}

/** Whether all dates of a group lie within the years of one another. */
function spread(group: readonly Dated[], years: number): 'yes' | 'no' | 'cannot-tell' {
  const answers = combinations(group, 2).map(([a, b]) =>
    a === undefined || b === undefined ? 'no' : withinYears(a.on, b.on, years),
  );
  if (answers.includes('no')) return 'no';
  return answers.includes('cannot-tell') ? 'cannot-tell' : 'yes';
}

/** Days between the first and last exact date of a group; beyond all others where not all are exact. */
function lengthOf(group: readonly Dated[]): number {
  const days = group.flatMap(({ on }) => parseDay(on) ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || days.length < group.length) return Infinity;
  return daysBetween(first, last);
}

function datesOf(group: readonly Dated[], basis: DateBasis): string {
  const dates = group.map(({ on }) => formatDate(on)).join(' and ');
  return basis === 'publication' ? `published ${dates}` : `with inspections that ended ${dates}`;
}

function describe(
  answer: 'yes' | 'no',
  group: readonly Dated[],
  subject: string,
  basis: DateBasis,
  rule: string,
): PersistentAnswer {
  const judgementIds = group.map(({ judgement }) => judgement.id);
  const days = lengthOf(group);
  if (days === Infinity) {
    const because = `${subject}, ${datesOf(group, basis)}. ${rule}`;
    return { answer, because, judgementIds };
  }
  const yearsBetween = Math.round((days / daysInYear) * 100) / 100;
  return {
    answer,
    because: `${subject}, ${datesOf(group, basis)}: ${yearsBetween} years apart. ${rule}`,
    judgementIds,
    yearsBetween,
  };
}

/** Why a group that may qualify does not settle the answer. */
function doubts(group: readonly Dated[], basis: DateBasis): string {
  const texts = group.flatMap(({ judgement, on }) => {
    const report = `the report published ${formatDate(judgement.effectiveOn)}`;
    return [
      ...(judgement.published === 'yes'
        ? []
        : [`It is not certain that ${report} was out by then.`]),
      ...(judgement.inadequate === 'yes' ? [] : [`Whether ${report} was inadequate is not known.`]),
      ...(basis === 'inspection-end' && on === 'unknown'
        ? [`The end of the inspection is not recorded for ${report}.`]
        : []),
    ];
  });
  const imprecise = `The dates are too imprecise: ${datesOf(group, basis)}.`;
  return texts.length > 0 ? texts.join(' ') : imprecise;
}
