import { addDays, dayRange, parseDay, type Day, type Edtf } from '../dates/index.js';
import { abolishedAuthorities } from './abolished.data.js';
import type { Authority, CurrentGroup, CurrentRow, DatedName, GssCode } from './authority.js';
import { aliases, changes, createdOn, laterGss, type AuthorityChange } from './changes.data.js';
import { northAndMidlands } from './current-north-and-midlands.data.js';
import { southAndEast } from './current-south-and-east.data.js';

const referenceTable = "the department's local authority reference table";

/** The last day under a former code or name; the month of the change where only that is known. */
function lastDayBefore(change: AuthorityChange): string {
  return parseDay(change.on) === undefined ? change.on : addDays(change.on, -1);
}

function gssCodesOf(laCode: string, tableCode: string): GssCode[] {
  const change = changes[laCode];
  if (change?.formerGss === undefined) return [{ code: tableCode }];
  return [
    { code: change.formerGss, to: lastDayBefore(change) },
    { code: laterGss[laCode] ?? tableCode, from: change.on },
  ];
}

function namesOf(laCode: string, officialName: string): DatedName[] {
  const change = changes[laCode];
  if (change?.formerName === undefined) return [{ name: officialName }];
  return [
    { name: change.formerName, to: lastDayBefore(change) },
    { name: officialName, from: change.on },
  ];
}

function predecessorsOf(laCode: string): string[] {
  return abolishedAuthorities
    .filter((gone) => gone.successors.some((successor) => successor.laCode === laCode))
    .map((gone) => gone.laCode);
}

function currentAuthority(group: CurrentGroup, row: CurrentRow): Authority {
  const [laCode, gss, urn, name, officialName] = row;
  const from = createdOn[laCode];
  const change = changes[laCode];
  return {
    laCode,
    gssCodes: gssCodesOf(laCode, gss),
    urn,
    name,
    officialName,
    region: group.region,
    type: group.type,
    ...(from === undefined ? {} : { from }),
    successors: [],
    predecessors: predecessorsOf(laCode),
    aliases: aliases[laCode] ?? [],
    names: namesOf(laCode, officialName),
    source: change === undefined ? referenceTable : `${referenceTable}; ${change.source}`,
  };
}

const authorities: readonly Authority[] = [
  ...[...northAndMidlands, ...southAndEast].flatMap((group) =>
    group.rows.map((row) => currentAuthority(group, row)),
  ),
  ...abolishedAuthorities,
].sort((a, b) => a.laCode.localeCompare(b.laCode, 'en'));

const byLaCode = new Map(authorities.map((authority) => [authority.laCode, authority]));

/** The 153 councils of today and those abolished since April 2009, by LA code. */
export function allAuthorities(): readonly Authority[] {
  return authorities;
}

/** The council with this three-digit LA code, of today or abolished. */
export function findAuthority(laCode: string): Authority | undefined {
  return byLaCode.get(laCode);
}

/** Whether the council existed on that day. */
export function existedOn(authority: Authority, day: Day): boolean {
  return (
    (authority.from === undefined || authority.from <= day) &&
    (authority.to === undefined || day <= authority.to)
  );
}

/** The councils that existed on that day, by LA code; complete from 1 April 2009. */
export function currentAuthorities(on: Day): readonly Authority[] {
  return authorities.filter((authority) => existedOn(authority, on));
}

/**
 * The council's official name as at a date; an imprecise date counts from its first day, an
 * unknown one as today. Before the first or after the last day of a council it is the nearest
 * name. Undefined for an unknown LA code. Throws RangeError where `on` is not EDTF.
 */
export function nameAt(laCode: string, on: Edtf): string | undefined {
  const authority = byLaCode.get(laCode);
  if (authority === undefined) return undefined;
  const { earliest, latest } = dayRange(on);
  const day = earliest ?? latest;
  if (day === undefined) return authority.officialName;
  const begun = authority.names.filter((dated) => {
    const first = dated.from === undefined ? undefined : dayRange(dated.from).earliest;
    return first === undefined || first <= day;
  });
  return (begun.at(-1) ?? authority.names[0])?.name;
}
