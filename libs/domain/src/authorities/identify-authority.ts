import { formatDate, type Edtf } from '../dates/index.js';
import type { Authority } from './authority.js';
import {
  candidatesByName,
  cleanCode,
  codeKind,
  findByCode,
  resolveAuthority,
  type AuthorityMatch,
  type AuthorityProblem,
  type CodeKind,
} from './resolve-authority.js';

/** What a row of a file says about its council; blank values count as absent. */
export interface AuthorityCodes {
  readonly laCode?: string;
  readonly urn?: string;
  readonly gss?: string;
  readonly name?: string;
}

const columns = { laCode: 'la-code', gss: 'gss', urn: 'urn' } as const;
const kindNames: Readonly<Record<CodeKind, string>> = {
  'la-code': 'LA code',
  gss: 'GSS code',
  urn: 'Ofsted number (URN)',
};

type Column = keyof typeof columns;

function problem(code: AuthorityProblem, reason: string): AuthorityMatch {
  return { ok: false, code, reason };
}

function describe(authority: Authority): string {
  return `${authority.officialName} (${authority.laCode})`;
}

/** The refusal for a code that is malformed, unknown or of another kind than its column. */
function columnProblem(column: Column, value: string): AuthorityMatch | undefined {
  const expected = kindNames[columns[column]];
  const kind = codeKind(value);
  const found = findByCode(value);
  if (kind === undefined) {
    return problem('not-found', `"${value}" is not a valid ${expected}. Check the columns.`);
  }
  if (kind !== columns[column]) {
    const whose = found === undefined ? '' : ` of ${describe(found)}`;
    return problem(
      'code-in-wrong-column',
      `The ${expected} column holds ${cleanCode(value)}, which has the form of the ${kindNames[kind]}${whose}. Check that the columns are not swapped.`,
    );
  }
  return undefined;
}

function related(a: Authority, b: Authority): boolean {
  return a.predecessors.includes(b.laCode) || b.predecessors.includes(a.laCode);
}

function formerCodeNote(authority: Authority, gss: string): string[] {
  const own = authority.gssCodes.find((code) => code.code === gss);
  if (own?.to === undefined || authority.to !== undefined) return [];
  return [`${gss} was the GSS code of ${authority.name} until ${formatDate(own.to)}.`];
}

/**
 * The one council that all the values of a row name. A swapped column or values that name two
 * councils are refused with the reason. The GSS code of a predecessor is accepted with a note,
 * since published tables go on using it. A number that no council is known to have is noted
 * where another value settles the council. `on` tells namesakes apart, see `resolveAuthority`.
 */
export function identifyAuthority(
  codes: AuthorityCodes,
  options: { readonly on?: Edtf } = {},
): AuthorityMatch {
  const notes: string[] = [];
  const named: { readonly by: string; readonly column: Column; readonly authority: Authority }[] =
    [];
  for (const column of ['laCode', 'gss', 'urn'] as const) {
    const value = codes[column]?.trim() ?? '';
    if (value === '') continue;
    const refusal = columnProblem(column, value);
    if (refusal !== undefined) return refusal;
    const by = `${kindNames[columns[column]]} ${cleanCode(value)}`;
    const authority = findByCode(value);
    if (authority === undefined) notes.push(`No council is known with ${by}.`);
    else named.push({ by, column, authority });
  }

  const name = codes.name?.trim() ?? '';
  const first = named[0];
  if (first === undefined) {
    if (name === '' && notes.length > 0) {
      return problem('not-found', `${notes.join(' ')} Check the codes.`);
    }
    const match = resolveAuthority(name, options);
    return match.ok ? { ...match, notes: [...notes, ...match.notes] } : match;
  }

  for (const other of named.slice(1)) {
    if (other.authority === first.authority) continue;
    if (other.column !== 'gss' || !related(first.authority, other.authority)) {
      return problem(
        'two-councils',
        `${first.by} is ${describe(first.authority)} but ${other.by} is ${describe(other.authority)}. Correct one of them.`,
      );
    }
    notes.push(`${other.by} belongs to ${describe(other.authority)}.`);
  }
  if (codes.gss !== undefined) {
    notes.push(...formerCodeNote(first.authority, cleanCode(codes.gss)));
  }
  return name === ''
    ? { ok: true, authority: first.authority, notes }
    : withName(first, name, notes);
}

function withName(
  first: { readonly by: string; readonly authority: Authority },
  name: string,
  notes: readonly string[],
): AuthorityMatch {
  const candidates = candidatesByName(name);
  if (candidates.includes(first.authority)) {
    return { ok: true, authority: first.authority, notes };
  }
  const other = candidates[0];
  if (other === undefined) {
    const note = `The name "${name}" is not known for ${describe(first.authority)}.`;
    return { ok: true, authority: first.authority, notes: [...notes, note] };
  }
  if (candidates.every((candidate) => related(first.authority, candidate))) {
    const note = `The name "${name}" belongs to ${describe(other)}.`;
    return { ok: true, authority: first.authority, notes: [...notes, note] };
  }
  return problem(
    'two-councils',
    `${first.by} is ${describe(first.authority)} but the name "${name}" is ${describe(other)}. Correct one of them.`,
  );
}
