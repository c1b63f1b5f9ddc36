import type { LogCallRow, LogCallsReport } from './log-calls.js';

/** The report in words. */
export function logCallsText({ rows }: LogCallsReport): string {
  return [
    'Calls of a log, by callers at once (KurrentDB: the adapter on a double of the server, which is not measured):',
    ...rows.flatMap((row) => [
      `  ${row.name}, ${row.callers} at once${ofBare(row)}`,
      ...row.by.map(
        ({ name, perSecond, medianMs, p99Ms, processorMs }) =>
          `    ${name.padEnd(11)} ${Math.round(perSecond).toLocaleString('en-GB').padStart(7)}/s  ${medianMs.toFixed(2)} ms (p99 ${p99Ms.toFixed(2)}), processor ${processorMs.toFixed(2)} ms`,
      ),
    ]),
  ].join('\n');
}

function ofBare({ ofBare: ratio }: LogCallRow): string {
  if (ratio === null) return '';
  return `: ${ratio.speed.toFixed(2)} × as fast as the bare client, ${ratio.processor.toFixed(2)} × its processor time`;
}
