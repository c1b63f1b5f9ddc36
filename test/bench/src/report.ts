import { callers } from './rows.js';
import type { Measured, Place } from './measure.js';
import { median, medianRatio, spread } from './statistics.js';

/** One row of a report: medians per second, and ratios with what is aimed for. */
export type ReportRow = {
  readonly name: string;
  readonly unit: string;
  readonly perSecond: Readonly<Record<string, number>>;
  /** Slowest to fastest round of ours, as a share of the median: how far to trust the row. */
  readonly spread: number;
  readonly ratios: readonly Ratio[];
};

/** How many times as fast ours is as something else, and the least that is aimed for, if anything. */
export type Ratio = {
  readonly to: string;
  readonly value: number;
  readonly aim: number | null;
  /** The same for the raw driver: more cannot be had. Null where it was not measured. */
  readonly limit: number | null;
};

export type PlaceReport = { readonly place: Place['name']; readonly rows: readonly ReportRow[] };

const timesOneCaller = 4;
const timesEmmett = { disk: 3, tmpfs: 10 } as const;

/** Makes the medians and ratios of one place from what was measured. */
export function reportOf(place: Place['name'], measured: readonly Measured[]): PlaceReport {
  const oneCaller = measured.find(({ row }) => row.name === 'append, 1 event');
  const rows = measured.map(({ row, speeds }): ReportRow => {
    const ours = speeds.get('ours') ?? [];
    const raw = speeds.get('raw driver');
    const emmett = speeds.get('Emmett');
    const single = row.name.startsWith(`append, ${callers}`)
      ? oneCaller?.speeds.get('ours')
      : undefined;
    const aimOfRaw = place === 'disk' ? row.ofRaw : null;
    return {
      name: row.name,
      unit: row.unit,
      perSecond: Object.fromEntries([...speeds].map(([name, values]) => [name, median(values)])),
      spread: spread(ours),
      ratios: [
        ...(raw
          ? [{ to: 'raw driver', value: medianRatio(ours, raw), aim: aimOfRaw, limit: null }]
          : []),
        ...(single
          ? [
              {
                to: 'one caller',
                value: median(ours) / median(single),
                aim: place === 'disk' ? timesOneCaller : null,
                limit: null,
              },
            ]
          : []),
        ...(emmett
          ? [
              {
                to: 'Emmett',
                value: medianRatio(ours, emmett),
                aim: timesEmmett[place],
                limit: raw ? medianRatio(raw, emmett) : null,
              },
            ]
          : []),
      ],
    };
  });
  return { place, rows };
}

/** The report of one place as a table of plain text. */
export function tableOf({ place, rows }: PlaceReport, cpu: boolean): string {
  const names = Object.keys(rows[0]?.perSecond ?? {});
  const lines = rows.map(({ name, perSecond, spread: share, ratios }) => [
    name,
    ...names.map((contender) => `${Math.round(perSecond[contender] ?? 0).toLocaleString('en-GB')}`),
    `± ${Math.round(share * 50)} %`,
    ratios.map(ratioText).join(', '),
  ]);
  const cells = [['', ...names, 'ours', 'ours in proportion (aim)'], ...lines];
  const widths = cells[0]?.map((_, column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  );
  const text = cells.map((line) =>
    line
      .map((cell, column) => {
        const width = widths?.[column] ?? 0;
        const isText = column === 0 || column === line.length - 1;
        return isText ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
  return [`On ${place}, per second${cpu ? ' of processor time' : ''}:`, ...text].join('\n');
}

/** The ratios that fall short of their aim, in words. */
export function shortfalls({ place, rows }: PlaceReport): readonly string[] {
  return rows.flatMap(({ name, ratios }) =>
    ratios
      .filter(({ value, aim }) => aim !== null && value < aim)
      .map((ratio) => `${place}: ${name}: ${ratioText(ratio)}${limitText(ratio)}`),
  );
}

function ratioText({ to, value, aim }: Ratio): string {
  const wanted = aim === null ? '' : ` (${value >= aim ? '≥' : 'short of'} ${aim})`;
  return `${value.toFixed(2)} × ${to}${wanted}`;
}

function limitText({ aim, limit }: Ratio): string {
  if (limit === null || aim === null) return '';
  return `; the raw driver itself is at ${limit.toFixed(2)}`;
}
