import {
  isInadequate,
  plannedIn,
  setUpsOf,
  sortKey,
  type CaseContext,
  type CorrectedEntry,
  type Day,
  type JudgementData,
} from '@interventions/domain';
import { slipBetween } from '../overviews/go-live.overview.js';
import { inMonths } from '../overviews/statistics.js';
import type { Lane, LaneBar, Measure, MeasuredEnd } from './lane.js';
import { periodsOf, walkOf } from './periods.js';

/** How long the parts of a case took, from its lanes. */
export function measuresOf(
  context: CaseContext,
  lanes: readonly Lane[],
  asOf: Day,
): readonly Measure[] {
  const bars = (name: Lane['name']) => lanes.find((one) => one.name === name)?.bars ?? [];
  const inspections = inspectionsOf(context);
  const inadequate = startingJudgement(context);
  const next = inadequate && inspections[inspections.indexOf(inadequate) + 1];
  const directions = directionsIn(context);
  const live = outsideIn(context)[0];
  const setUp = setUpsOf(context).find(({ plans }) => plans.length > 0);
  const [case1] = bars('case');
  return [
    between('inadequate-to-next', judged('Judged inadequate', inadequate), judged('Judged', next), {
      noStart: 'No inadequate judgement is recorded',
      noEnd: 'Not judged again yet',
    }),
    between(
      'direction-to-go-live',
      began('First direction', directions[0]),
      began('Services moved', live),
      { noStart: 'No direction is recorded', noEnd: 'Services did not leave the council' },
    ),
    planMeasure(setUp),
    improvementMeasure(context, directions, asOf),
    lengthMeasure(case1, asOf),
  ];
}

const titles: Readonly<Record<Measure['name'], string>> = {
  'inadequate-to-next': 'Inadequate judgement to the next one',
  'direction-to-go-live': 'First direction to go-live',
  'planned-to-actual': 'Planned go-live to the actual one',
  'direction-after-improvement': 'First better judgement to the end of the last direction',
  length: 'Length of the intervention',
};

/** The inadequate judgement that an intervention began with: the last one by its opening, or else the first one after. */
export function startingJudgement(context: CaseContext): CorrectedEntry | undefined {
  const { opening } = context;
  const all = inspectionsOf(context).filter(
    (one) => isInadequate(one.data.details as JudgementData, one.data.effectiveOn) === 'yes',
  );
  const opened = opening === undefined ? '' : sortKey(opening.data.effectiveOn);
  return all.findLast((one) => sortKey(one.data.effectiveOn) <= opened) ?? all[0];
}

function inspectionsOf(context: CaseContext): readonly CorrectedEntry[] {
  return context
    .entries('JudgementRecorded')
    .filter(({ data }) => data.details['framework'] !== 'LSCB-review');
}

function directionsIn(context: CaseContext): readonly LaneBar[] {
  return periodsOf(walkOf(context), ({ instruments }) =>
    instruments
      .filter(({ kind }) => kind === 'direction')
      .map(({ id, name, since }) => ({ key: id, label: name, since, planned: null })),
  );
}

/** The periods in which others than the council or a commissioner ran the services. */
function outsideIn(context: CaseContext): readonly LaneBar[] {
  return periodsOf(walkOf(context), ({ delivery }) =>
    delivery.phase === 'trust' || delivery.phase === 'partnership'
      ? [{ key: delivery.by, label: delivery.by, since: delivery.since, planned: null }]
      : [],
  );
}

function planMeasure(setUp: ReturnType<typeof setUpsOf>[number] | undefined): Measure {
  const [plan] = setUp?.plans ?? [];
  const on = plan && plannedIn(plan);
  const planned =
    plan === undefined || on === undefined
      ? undefined
      : { what: 'First planned for', on, entryId: plan.id };
  const end = setUp?.end;
  return between(
    'planned-to-actual',
    planned,
    end?.act === 'SetUpCancelled' ? undefined : judged('Services moved', end),
    {
      noStart: 'No planned date is recorded',
      noEnd: end === undefined ? 'Not live yet' : 'The set-up was cancelled',
    },
  );
}

function improvementMeasure(
  context: CaseContext,
  directions: readonly LaneBar[],
  asOf: Day,
): Measure {
  const name = 'direction-after-improvement';
  const started = startingJudgement(context);
  const better = inspectionsOf(context).find((one) => {
    const { details, effectiveOn } = one.data;
    return (
      started !== undefined &&
      isInadequate(details as JudgementData, effectiveOn) === 'no' &&
      context.placeOf(one.id) > context.placeOf(started.id)
    );
  });
  const from = judged('Judged better', better);
  if (from === undefined) return untold(name, null, 'No better judgement is recorded yet');
  const open = directions.find(({ to }) => to === null);
  if (open !== undefined) return soFar(name, from, asOf, 'A direction is still in force');
  const last = directions.toSorted((a, b) => (ends(a) < ends(b) ? -1 : 1)).at(-1);
  if (last === undefined) return untold(name, from, 'No direction is recorded');
  if (ends(last) < sortKey(from.on)) return untold(name, from, 'The last direction ended before');
  return between(name, from, ended('Last direction ended', last), { noStart: '', noEnd: '' });
}

function ends({ to }: LaneBar): string {
  return sortKey(to ?? 'unknown');
}

function lengthMeasure(open: LaneBar | undefined, asOf: Day): Measure {
  const from = began('Opened', open);
  if (open === undefined || from === undefined)
    return untold('length', null, 'The case was not open');
  return open.to === null
    ? soFar('length', from, asOf, 'Still open')
    : between('length', from, ended('Ended', open), { noStart: '', noEnd: '' });
}

function judged(what: string, entry: CorrectedEntry | undefined): MeasuredEnd | undefined {
  return entry && { what, on: entry.data.effectiveOn, entryId: entry.id };
}

function began(what: string, bar: LaneBar | undefined): MeasuredEnd | undefined {
  return bar && { what, on: bar.from, entryId: bar.id };
}

function ended(what: string, { to, endedBy }: LaneBar): MeasuredEnd | undefined {
  return to === null || endedBy === null ? undefined : { what, on: to, entryId: endedBy };
}

function between(
  name: Measure['name'],
  from: MeasuredEnd | undefined,
  to: MeasuredEnd | undefined,
  says: { readonly noStart: string; readonly noEnd: string },
): Measure {
  if (from === undefined) return untold(name, null, says.noStart);
  if (to === undefined) return untold(name, from, says.noEnd);
  const days = slipBetween(from.on, to.on) ?? null;
  const text = days === null ? 'The dates cannot tell' : daysWords(days);
  return { name, title: titles[name], from, to, days, text };
}

function soFar(name: Measure['name'], from: MeasuredEnd, asOf: Day, why: string): Measure {
  const days = slipBetween(from.on, asOf) ?? null;
  const text = days === null ? why : `${why}: ${daysWords(days)} so far`;
  return { name, title: titles[name], from, to: null, days, text };
}

function untold(name: Measure['name'], from: MeasuredEnd | null, text: string): Measure {
  return { name, title: titles[name], from, to: null, days: null, text };
}

/** "620 days, about 20 months"; "93 to 122 days, about 3 to 4 months". */
export function daysWords({
  least,
  most,
}: {
  readonly least: number;
  readonly most: number;
}): string {
  const months = [least, most].map((days) => Math.round(inMonths(days)));
  const span = (from: number, to: number) => (from === to ? `${from}` : `${from} to ${to}`);
  const days = `${span(least, most)} ${least === 1 && most === 1 ? 'day' : 'days'}`;
  if (Math.max(Math.abs(least), Math.abs(most)) < 60) return days;
  return `${days}, about ${span(months[0] ?? 0, months[1] ?? 0)} months`;
}
