import type { LogPlace } from '@interventions/adapters/backend';
import {
  councilEntries,
  councilOf,
  interventionEntries,
  type CaseLog,
} from '@interventions/application';
import { findAuthority, formatDate, type AsAt, type Authority } from '@interventions/domain';
import { casesByCouncil, councilNamed, isCaseId, type CaseEntries } from '../case/cases.js';
import { describeCase, describeTimeline, existedAt } from '../case/describe-case.js';
import { dayGiven, resolveKnownAt } from '../case/known-at.js';
import { openExistingLog } from '../existing-log.js';
import { exitCodes, OperatorError, type Output } from '../usage.js';

/** `show <id or council> [--valid-at <day>] [--known-at <position, instant or day>]`. */
export async function showVerb(
  what: string,
  options: LogPlace & {
    readonly validAt: string | undefined;
    readonly knownAt: string | undefined;
  },
  { print }: Output,
): Promise<number> {
  const { log, close } = await openExistingLog(options);
  try {
    const { asAt, question } = await pointInTime(log, options);
    const { authority, cases } = await find(log, what);
    const council = await councilEntries(log, authority.laCode);
    const known = cases.filter((one) => existedAt(one, asAt));
    print(`${authority.officialName} (${authority.laCode}), ${authority.region}`);
    for (const line of question) print(line);
    if (known.length === 0) print('No intervention is recorded.');
    for (const one of known) {
      print('');
      for (const line of describeCase(one, council, asAt)) print(line);
    }
    print('');
    const streams = [...known.map(({ entries }) => entries), council];
    for (const line of describeTimeline(streams, asAt)) print(line);
    return exitCodes.done;
  } finally {
    await close();
  }
}

async function pointInTime(
  log: CaseLog,
  given: { readonly validAt: string | undefined; readonly knownAt: string | undefined },
): Promise<{ readonly asAt: AsAt; readonly question: readonly string[] }> {
  const validAt = given.validAt === undefined ? undefined : dayGiven(given.validAt);
  const known =
    given.knownAt === undefined ? undefined : await resolveKnownAt(log.store, given.knownAt);
  return {
    asAt: {
      ...(validAt !== undefined && { validAt }),
      ...(known !== undefined && { knownAt: known.position }),
    },
    question: [
      ...(validAt === undefined ? [] : [`What had happened by ${formatDate(validAt)}.`]),
      ...(known === undefined
        ? []
        : [
            `What this service knew at position ${known.position} (${known.instant ?? 'before the first entry'}).`,
          ]),
    ],
  };
}

async function find(
  log: CaseLog,
  what: string,
): Promise<{ readonly authority: Authority; readonly cases: readonly CaseEntries[] }> {
  if (!isCaseId(what)) {
    const authority = councilNamed(what);
    return { authority, cases: (await casesByCouncil(log)).get(authority.laCode) ?? [] };
  }
  const id = what.toLowerCase();
  const entries = await interventionEntries(log, id);
  const authority = findAuthority(councilOf(entries) ?? '');
  if (authority === undefined) throw new OperatorError(`There is no intervention ${what}.`);
  return { authority, cases: [{ id, entries }] };
}
