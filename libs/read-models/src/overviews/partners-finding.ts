import { formatDate, listOf, type CorrectedEntry } from '@interventions/domain';
import type { OverviewCase } from './overview-case.js';
import type { OverviewCouncil } from './overview-council.js';
import { counted } from './overview.js';
import type { Help } from './partnerships.js';

/** A commissioner’s report with its case. */
export type NeighbourReport = { readonly of: OverviewCase; readonly entry: CorrectedEntry };

/** What was found of strong councils, of those that helped and of reports, in sentences. */
export function partnersFinding(
  judged: number,
  strong: readonly OverviewCouncil[],
  open: ReadonlySet<string>,
  help: readonly Help[],
  reports: readonly NeighbourReport[],
): string {
  const free = strong.filter(({ laCode }) => !open.has(laCode));
  const judgedHelp = help.filter(({ isJudged }) => isJudged);
  const having = (change: Help['change']) =>
    judgedHelp.filter((one) => one.change === change).length;
  const said = reports.filter(({ entry }) => entry.data.details['neighbour'] !== undefined).length;
  return [
    judged === 0
      ? 'No council with a recorded judgement is in this choice.'
      : `Of ${counted(judged, 'council')} with a recorded judgement, the latest full inspection of ${strong.length} was good or outstanding; ${free.length} of them ${free.length === 1 ? 'has' : 'have'} no open intervention.`,
    help.length === 0
      ? 'No council is recorded as helping another.'
      : `One council is recorded as helping another ${help.length === 1 ? 'once' : `${help.length} times`}: ${listOf(help.map((one) => `${one.helper} for ${one.of.authority} from ${formatDate(one.since)}`))}.`,
    help.length === 0
      ? ''
      : judgedHelp.length === 0
        ? 'No judgement of a council that helped is recorded, so its risk cannot be told.'
        : `Where judgements of the council that helped are recorded, its next one was better in ${having('better')}, the same in ${having('same')} and worse in ${having('worse')}.`,
    reports.length === 0
      ? 'No commissioner’s report is recorded.'
      : `${said === 0 ? 'None' : said} of ${counted(reports.length, 'commissioner’s report', 'commissioners’ reports')} ${said === 1 || said === 0 ? 'is' : 'are'} recorded with what it says of a suitable neighbour.`,
  ]
    .filter(Boolean)
    .join(' ');
}
