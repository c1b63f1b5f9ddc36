import { dayRange, type Edtf } from '../dates/index.js';
import { allAuthorities, existedOn, findAuthority } from './authorities.js';
import { regions, type Authority } from './authority.js';
import { distinctiveWords, plainName, saysAbolished } from './name-keys.js';

/** Why no council was settled on. */
export type AuthorityProblem =
  'blank' | 'not-found' | 'ambiguous' | 'too-broad' | 'code-in-wrong-column' | 'two-councils';

/** The council, with remarks worth showing; or the reason and what to do, in plain English. */
export type AuthorityMatch =
  | { readonly ok: true; readonly authority: Authority; readonly notes: readonly string[] }
  | { readonly ok: false; readonly code: AuthorityProblem; readonly reason: string };

/** What kind of identifier a text has the form of. */
export type CodeKind = 'la-code' | 'gss' | 'urn';

const byPlainName = new Map<string, Set<Authority>>();
const byWords = new Map<string, Set<Authority>>();
const byGss = new Map<string, Authority>();
const byUrn = new Map<string, Authority>();

function index(map: Map<string, Set<Authority>>, key: string, authority: Authority): void {
  const found = map.get(key);
  if (found === undefined) map.set(key, new Set([authority]));
  else found.add(authority);
}

for (const authority of allAuthorities()) {
  const officialNames = authority.names.map((dated) => dated.name);
  for (const name of [authority.name, ...officialNames, ...authority.aliases]) {
    index(byPlainName, plainName(name), authority);
    index(byWords, distinctiveWords(name), authority);
  }
  for (const gss of authority.gssCodes) byGss.set(gss.code, authority);
  if (authority.urn !== undefined) byUrn.set(authority.urn, authority);
}

const regionNames = new Set(regions.map(plainName));

/** A code as typed, without the spaces and the ".0" that spreadsheets add, in capitals. */
export function cleanCode(text: string): string {
  return text.trim().replace(/\.0+$/, '').toUpperCase();
}

/** The kind of identifier that the text has the form of; undefined for a name. */
export function codeKind(text: string): CodeKind | undefined {
  const code = cleanCode(text);
  if (/^\d{3}$/.test(code)) return 'la-code';
  if (/^E\d{8}$/.test(code)) return 'gss';
  return /^\d{5,7}$/.test(code) ? 'urn' : undefined;
}

/** The council with this code, looked up as the kind that its form tells. */
export function findByCode(text: string): Authority | undefined {
  const code = cleanCode(text);
  switch (codeKind(code)) {
    case 'la-code':
      return findAuthority(code);
    case 'gss':
      return byGss.get(code);
    case 'urn':
      return byUrn.get(code);
    case undefined:
      return undefined;
  }
}

/** Every council, of today or abolished, that the name may mean. */
export function candidatesByName(name: string): readonly Authority[] {
  const words = distinctiveWords(name);
  return [...(byPlainName.get(plainName(name)) ?? byWords.get(words) ?? [])];
}

function refused(code: AuthorityProblem, reason: string): AuthorityMatch {
  return { ok: false, code, reason };
}

function narrowed(
  found: readonly Authority[],
  text: string,
  on: Edtf | undefined,
): readonly Authority[] {
  if (found.length < 2) return found;
  const day = on === undefined ? undefined : (dayRange(on).earliest ?? dayRange(on).latest);
  if (day !== undefined) return found.filter((authority) => existedOn(authority, day));
  return found.filter((authority) => (authority.to !== undefined) === saysAbolished(text));
}

/**
 * The council that a text means: an LA code, GSS code, Ofsted number, or a name in any case, with
 * or without "&", "City of", "upon", "County Council" and remarks in brackets, words in any order.
 * Where an abolished council and its successor share a name, `on` decides, then a remark such as
 * "dissolved 2019", else today's council is meant. Never guesses by likeness.
 */
export function resolveAuthority(
  text: string,
  options: { readonly on?: Edtf } = {},
): AuthorityMatch {
  if (text.trim() === '') return refused('blank', 'No council is named. Give its name or LA code.');
  if (codeKind(text) !== undefined) {
    const authority = findByCode(text);
    if (authority !== undefined) return { ok: true, authority, notes: [] };
    return refused('not-found', `No council has the code ${cleanCode(text)}. Check the code.`);
  }
  if (regionNames.has(plainName(text))) {
    return refused('too-broad', `${text.trim()} is a region. Name one council in it.`);
  }
  const all = candidatesByName(text);
  const found = narrowed(all, text, options.on);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return { ok: true, authority: only, notes: [] };
  if (all.length > 0) {
    const choices = all.map((one) => `${one.officialName} (${one.laCode})`).join(', ');
    return refused('ambiguous', `"${text.trim()}" may mean ${choices}. Give the LA code.`);
  }
  return refused(
    'not-found',
    `No council is called "${text.trim()}". Check the spelling or give the LA code.`,
  );
}
