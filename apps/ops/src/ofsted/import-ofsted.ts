import { commandIdOf, councilEntries, type CommandOutcome } from '@interventions/application';
import { stateOf, type Authority } from '@interventions/domain';
import { digestOf } from '../histories/history-ids.js';
import { ofstedActor } from '../import-actor.js';
import type { OpenLog } from '../open-log.js';
import { findColumns, type Column } from './columns.js';
import { readRow, type ReadableRow } from './overview-row.js';
import { textOf, type Table } from './read-table.js';
import { differences, findSame } from './same-inspection.js';

/** A row by its number in the file (1 is the first line) with the council it names. */
export type RowReport = {
  readonly row: number;
  readonly council: string;
  readonly because: string;
};

/** A judgement that the record now holds, by this run or before it. */
export type HeldJudgement = {
  readonly row: number;
  readonly read: ReadableRow;
  readonly judgementId: string;
  readonly remarks: readonly string[];
};

/** What an import of a table did, row by row. */
export type OfstedReport = {
  readonly rows: number;
  readonly recorded: readonly HeldJudgement[];
  readonly unchanged: readonly HeldJudgement[];
  readonly doubtful: readonly RowReport[];
  readonly refused: readonly RowReport[];
};

/**
 * Records the judgements of an overview. A council that the table does not name is left as it is; a judgement
 * that the record holds otherwise is doubtful and never overwritten. Throws `OperatorError` for a table
 * without the columns it needs.
 */
export async function importOfsted(
  open: OpenLog,
  table: Table,
  progress: (done: number) => void = () => undefined,
): Promise<OfstedReport> {
  const { headings, at } = findColumns(table);
  const report = {
    rows: 0,
    recorded: [] as HeldJudgement[],
    unchanged: [] as HeldJudgement[],
    doubtful: [] as RowReport[],
    refused: [] as RowReport[],
  };
  for (const [index, cells] of table.rows.entries()) {
    progress(index + 1);
    if (index <= headings || cells.every((cell) => textOf(cell) === '')) continue;
    report.rows += 1;
    const row = index + 1;
    const read = readRow((column: Column) => cells[at.get(column) ?? -1]);
    if (read.kind !== 'readable') {
      report[read.kind].push({ row, council: read.council, because: read.because });
      continue;
    }
    const settled = await settle(open, table.title, read);
    switch (settled.kind) {
      case 'recorded':
      case 'unchanged':
        report[settled.kind].push({
          row,
          read,
          judgementId: settled.judgementId,
          remarks: [...read.remarks, ...settled.warnings],
        });
        break;
      case 'doubtful':
      case 'refused':
        report[settled.kind].push({
          row,
          council: named(read.authority),
          because: settled.because,
        });
        break;
      default:
        settled satisfies never;
    }
  }
  return report;
}

/** "Slough (871)". */
export function named({ name, laCode }: Authority): string {
  return `${name} (${laCode})`;
}

type Settled =
  | {
      readonly kind: 'recorded' | 'unchanged';
      readonly judgementId: string;
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'doubtful' | 'refused'; readonly because: string };

async function settle(open: OpenLog, title: string, read: ReadableRow): Promise<Settled> {
  const { authority, judgement, publishedOn } = read;
  const { state } = stateOf(await councilEntries(open.log, authority.laCode));
  const same = findSame(state.judgements, judgement, publishedOn);
  if (same !== undefined) {
    const different = differences(same, judgement, publishedOn);
    return different.length === 0
      ? { kind: 'unchanged', judgementId: same.id, warnings: [] }
      : {
          kind: 'doubtful',
          because: `${different.join('; ')}. Correct the entry if the file is right.`,
        };
  }
  const input = {
    effectiveOn: publishedOn,
    source: {
      title: `Ofsted overview ${title}`,
      ...(judgement.reportUrl !== undefined && { url: judgement.reportUrl }),
    },
    ...(read.note !== undefined && { note: read.note }),
    details: judgement,
  };
  const outcome = await open.send({
    stream: 'authority',
    id: authority.laCode,
    act: 'JudgementRecorded',
    input,
    actor: ofstedActor,
    commandId: judgementCommandId(read),
    requestHash: digestOf({ publishedOn, judgement }),
  });
  return settledAs(outcome);
}

/** The command of one inspection of one council: the same in every file that reports it. */
export function judgementCommandId({ authority, judgement, inspectionStart }: ReadableRow): string {
  return commandIdOf(ofstedActor, `${authority.laCode}/${judgement.framework}/${inspectionStart}`);
}

function settledAs(outcome: CommandOutcome): Settled {
  switch (outcome.kind) {
    case 'recorded': {
      const [judgementId] = outcome.eventIds;
      if (outcome.repeated || judgementId === undefined) return onceRecorded;
      return { kind: 'recorded', judgementId, warnings: outcome.warnings };
    }
    case 'refused': {
      const { detail, remedy } = outcome.refusal;
      return { kind: 'refused', because: remedy === undefined ? detail : `${detail} ${remedy}` };
    }
    case 'key-reused':
      return onceRecorded;
    case 'stale':
      return {
        kind: 'doubtful',
        because: 'Somebody recorded something at the same moment. Run it again.',
      };
    default:
      return outcome satisfies never;
  }
}

/** The inspection was recorded, and no longer stands as it was: somebody corrected or retracted it. */
const onceRecorded: Settled = {
  kind: 'doubtful',
  because:
    'This inspection was recorded from a table before and the entry was retracted or moved since. Settle it in the record.',
};
