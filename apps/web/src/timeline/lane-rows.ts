import { precisionOf, type CaseLanes } from '@interventions/contracts';
import { dateWords, upperFirst } from '../rendering/filters.js';

/** A line of the table that says what the picture shows. */
export interface LaneRow {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly planned: string | null;
  readonly exact: string;
  /** The entry that it began with, on the timeline. */
  readonly href: string;
}

/** The lanes as tables: the same data as the picture, with every date in words. */
export function laneRows({ id, lanes }: CaseLanes, asAt: string) {
  const entry = (entryId: string) => {
    const query = asAt === '' ? `?entry=${entryId}` : `${asAt}&entry=${entryId}`;
    return `/interventions/${id}/timeline${query}#e-${entryId}`;
  };
  return lanes.map(({ name, title, bars, marks }) => ({
    name,
    title,
    /** Whether anything in it was planned. */
    planned: bars.some((bar) => bar.planned !== null),
    rows: [
      ...bars.map((bar): LaneRow => ({
        what: bar.label,
        from: upperFirst(dateWords(bar.from)),
        to: bar.to === null ? 'Goes on' : upperFirst(dateWords(bar.to)),
        planned: bar.planned === null ? null : upperFirst(dateWords(bar.planned)),
        exact: exactness([bar.from, bar.to]),
        href: entry(bar.id),
      })),
      ...marks.map((mark): LaneRow => ({
        what: mark.label.split(', ')[0] ?? mark.label,
        from: upperFirst(dateWords(mark.on)),
        to: '',
        planned: null,
        exact: exactness([mark.on]),
        href: entry(mark.id),
      })),
    ],
  }));
}

/** "To the day", or the first that is less exact. */
function exactness(dates: readonly (string | null)[]): string {
  const found = dates.flatMap((date) => (date === null ? [] : [precisionOf(date)]));
  const worst = found.find((one) => one !== 'day');
  if (worst === 'unknown') return 'Not known';
  const about = dates.some((date) => /[~?%]/.test(date ?? '')) ? ', and not certain' : '';
  return `To the ${worst ?? 'day'}${about}`;
}

/** The picture in one text, for those who do not see it. */
export function laneWords({ authority, lanes }: CaseLanes): string {
  const said = lanes.map(({ title, bars, marks }) => {
    const words = [
      ...bars.map(({ label, from, to }) => `${label}, ${periodWords(from, to)}`),
      ...marks.map(({ label }) => label),
    ];
    return `${title}: ${words.length === 0 ? 'nothing recorded' : words.join('; ')}`;
  });
  return `${authority}. ${said.join('. ')}`;
}

function periodWords(from: string, to: string | null): string {
  return to === null
    ? `from ${dateWords(from)}, goes on`
    : `from ${dateWords(from)} to ${dateWords(to)}`;
}
