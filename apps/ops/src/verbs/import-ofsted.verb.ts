import type { LogPlace } from '@interventions/adapters/backend';
import { describeJudgement, formatDate } from '@interventions/domain';
import { importOfsted, named, type OfstedReport } from '../ofsted/import-ofsted.js';
import {
  openProposal,
  proposeInterventions,
  type Proposal,
} from '../ofsted/propose-interventions.js';
import { readTable } from '../ofsted/read-table.js';
import { openLog, type OpenLog } from '../open-log.js';
import { startProgress } from '../progress.js';
import { exitCodes, type Output } from '../usage.js';

/** `import ofsted <file.csv|file.xlsx> [--open]`. */
export async function importOfstedVerb(
  path: string,
  options: LogPlace & { readonly open: boolean },
  output: Output,
): Promise<number> {
  const table = await readTable(path);
  const open = await openLog(options);
  try {
    const progress = startProgress(table.rows.length, output);
    const report = await importOfsted(open, table, progress.at).finally(progress.stop);
    printReport(report, output);
    const held = [...report.recorded, ...report.unchanged];
    const proposals = await proposeInterventions(open.log, held, open.clock.today());
    const opened = await settleProposals(open, proposals, options.open, output);
    return report.refused.length === 0 && opened ? exitCodes.done : exitCodes.findings;
  } finally {
    await open.close();
  }
}

function printReport(report: OfstedReport, { print }: Output): void {
  for (const { row, read, remarks } of report.recorded) {
    print(
      `new        row ${row}: ${named(read.authority)}, published ${formatDate(read.publishedOn)}. ${describeJudgement(read.judgement)}`,
    );
    for (const remark of remarks) print(`             remark: ${remark}`);
  }
  for (const { row, council, because } of report.doubtful)
    print(`doubtful   row ${row}: ${council}. ${because}`);
  for (const { row, council, because } of report.refused)
    print(`refused    row ${row}: ${council}. ${because}`);
  print(
    `${report.rows} rows: ${report.recorded.length} new, ${report.unchanged.length} unchanged, ${report.doubtful.length} doubtful, ${report.refused.length} refused.`,
  );
}

/** Prints the proposals, and opens those that may be opened when asked to. False when one was refused. */
async function settleProposals(
  open: OpenLog,
  proposals: readonly Proposal[],
  asked: boolean,
  { print }: Output,
): Promise<boolean> {
  let allOpened = true;
  for (const proposal of proposals) {
    const council = named(proposal.authority);
    const published = formatDate(proposal.held.read.publishedOn);
    if (proposal.ground === 'undefined-trigger') {
      print(
        `undecided  ${council}: a heading is inadequate (published ${published}) and there is no overall grade. What now triggers an intervention is not known; open it by hand if it does.`,
      );
    } else if (asked) {
      const outcome = await openProposal(open, proposal);
      const refused = 'refused' in outcome;
      allOpened &&= !refused;
      print(
        refused
          ? `not opened ${council}: ${outcome.refused}`
          : `opened     ${council}: ${outcome.id}`,
      );
    } else
      print(`proposed   ${council}: inadequate, published ${published}, and no open intervention.`);
  }
  const waiting = proposals.filter(({ ground }) => ground === 'inadequate').length;
  if (waiting > 0 && !asked)
    print(`${waiting} interventions proposed, none opened. Run it again with --open to open them.`);
  return allOpened;
}
