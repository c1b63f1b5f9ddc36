import { CaseContext, dayRange, type Day, type Edtf, type Entry } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { laCodeIn } from '../case-view.js';
import { councilNamed } from '../case-words.js';
import type { CaseLanes, Lane } from './lane.js';
import { lanesOf } from './lanes-of.js';
import { measuresOf, startingJudgement } from './measures-of.js';

/** The day that lanes are drawn up to, and the knowledge that they rest on. */
export type LanesTime = { readonly asOf: Day; readonly knownAt?: Position | undefined };

/** A case with its council’s judgements as lanes; undefined where it was not open by then. */
export function caseLanes(
  id: string,
  history: readonly Entry[],
  { asOf, knownAt }: LanesTime,
): CaseLanes | undefined {
  const context = new CaseContext(history, { validAt: asOf, knownAt, until: asOf });
  const { opening } = context;
  if (opening === undefined) return undefined;
  const laCode = laCodeIn(opening.data.details);
  const lanes = lanesOf(context);
  const days = lanes.flatMap(daysIn);
  const first = startingJudgement(context);
  return {
    id,
    laCode,
    authority: councilNamed(laCode).name,
    openedOn: opening.data.effectiveOn,
    asOf,
    from: days.reduce((least, day) => (day < least ? day : least), asOf),
    to: days.reduce((most, day) => (day > most ? day : most), asOf),
    starts: {
      opening: firstDay(opening.data.effectiveOn),
      inadequate: first === undefined ? null : firstDay(first.data.effectiveOn),
    },
    lanes,
    measures: measuresOf(context, lanes, asOf),
  };
}

function daysIn({ bars, marks }: Lane): readonly Day[] {
  const dates = [
    ...bars.flatMap(({ from, to, planned }) => [from, to, planned]),
    ...marks.map(({ on }) => on),
  ];
  return dates.flatMap((date) => {
    const { earliest, latest } = date === null ? {} : dayRange(date);
    return [earliest, latest].filter((day) => day !== undefined);
  });
}

function firstDay(date: Edtf): Day | null {
  const { earliest, latest } = dayRange(date);
  return earliest ?? latest ?? null;
}
