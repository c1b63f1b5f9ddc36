import type { LogPlace } from '@interventions/adapters/backend';
import { councilEntries, SystemClock, type CaseLog, type Clock } from '@interventions/application';
import {
  evaluate,
  findAuthority,
  formatDate,
  sortKey,
  stateOf,
  type Authority,
  type Day,
  type Entry,
  type ObligationAt,
  type PolicyVersion,
} from '@interventions/domain';
import { casesByCouncil, type CaseEntries } from '../case/cases.js';
import { describeObligation, describeStates } from '../case/describe-obligation.js';
import { dayGiven } from '../case/known-at.js';
import { openExistingLog } from '../existing-log.js';
import { policyGiven } from '../policy-given.js';
import { exitCodes, type Output } from '../usage.js';

/**
 * `due [--as-of <day>] [--policy <id or file>] [--json]`: every obligation of every case on a day, with its
 * explanation. The same log and the same question give the same bytes. A case opened by mistake is left out.
 */
export async function dueVerb(
  options: LogPlace & {
    readonly asOf: string | undefined;
    readonly policy: string | undefined;
    readonly json: boolean;
  },
  output: Output,
  clock: Clock = new SystemClock(),
): Promise<number> {
  const asOf = options.asOf === undefined ? clock.today() : dayGiven(options.asOf);
  const policy = options.policy === undefined ? null : await policyGiven(options.policy);
  const { log, close } = await openExistingLog(options);
  try {
    const write = options.json ? writeJson : writeText;
    if (!options.json) for (const line of heading(asOf, policy)) output.print(line);
    const all: ObligationAt[] = [];
    for (const council of await councils(log))
      for (const one of council.cases) {
        const history = [...one.entries, ...council.entries];
        if (stateOf(history).state.status === 'voided') continue;
        const { obligations } = evaluate(policy, history, { asOf });
        await write({ ...council, id: one.id, obligations }, output);
        all.push(...obligations);
      }
    if (!options.json) output.print(`\n${describeStates(all)}`);
    return exitCodes.done;
  } finally {
    await close();
  }
}

type DueInCase = {
  readonly authority: Authority;
  readonly id: string;
  readonly obligations: readonly ObligationAt[];
};

async function writeJson({ authority, id, obligations }: DueInCase, { write }: Output) {
  const { laCode, officialName } = authority;
  for (const one of obligations)
    await write(JSON.stringify({ laCode, authority: officialName, interventionId: id, ...one }));
}

async function writeText({ authority, id, obligations }: DueInCase, { write }: Output) {
  await write(`\n${authority.officialName} (${authority.laCode}), intervention ${id}`);
  if (obligations.length === 0) await write('  Nothing is or was due.');
  for (const line of obligations.flatMap(describeObligation)) await write(line);
}

function heading(asOf: Day, policy: PolicyVersion | null): readonly string[] {
  return [
    `What is due on ${formatDate(asOf)}.`,
    policy === null
      ? 'Each fact is judged by the policy in force on its date.'
      : `Every fact is judged by “${policy.title}” (${policy.id}).`,
  ];
}

type CouncilDue = {
  readonly authority: Authority;
  readonly entries: readonly Entry[];
  readonly cases: readonly CaseEntries[];
};

/** Every council with a case, by name; its cases by the day they were opened. */
async function councils(log: CaseLog): Promise<readonly CouncilDue[]> {
  const found: CouncilDue[] = [];
  for (const [laCode, cases] of await casesByCouncil(log)) {
    const authority = findAuthority(laCode);
    if (authority === undefined) throw new Error(`No council has the LA code ${laCode}.`);
    const entries = await councilEntries(log, laCode);
    found.push({ authority, entries, cases: cases.toSorted(byText(openedOn)) });
  }
  return found.sort(byText(({ authority }) => `${authority.name}/${authority.laCode}`));
}

function openedOn({ id, entries }: CaseEntries): string {
  const opening = stateOf(entries).entries.find(({ act }) => act === 'InterventionOpened');
  return `${sortKey(opening?.data.effectiveOn ?? 'unknown')}/${id}`;
}

/** Order by code unit, the same in every locale. */
function byText<Item>(text: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0);
}
