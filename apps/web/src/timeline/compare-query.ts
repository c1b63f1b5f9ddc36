import type { InterventionsPage } from '@interventions/contracts';
import { pickQuery, textOf } from '../http/url-query.js';
import { dateWords } from '../rendering/filters.js';
import { alignments, type Alignment } from './lanes-axis.js';

/** A case to choose, by its id; `text` tells spells of one council apart. */
export interface CaseChoice {
  readonly value: string;
  readonly text: string;
}

/** Which two cases to compare, and what they are lined up by. */
export interface CompareQuery {
  readonly a: string;
  readonly b: string;
  readonly by: Alignment;
  readonly problems: readonly {
    readonly text: string;
    readonly href: string;
    readonly beside: string;
  }[];
}

type Case = Pick<InterventionsPage['items'][number], 'id' | 'laCode' | 'authority' | 'openedOn'>;

/** The cases by council, to choose from. */
export function caseChoices(cases: readonly Case[]): readonly CaseChoice[] {
  return cases.map(({ id, authority, openedOn }) => ({
    value: id,
    text: `${authority}, opened ${dateWords(openedOn)}`,
  }));
}

/** Reads what to compare: cases by id, or councils by LA code, which stand for their latest case. */
export function readCompare(raw: unknown, cases: readonly Case[]): CompareQuery {
  const given = pickQuery(raw, ['a', 'b', 'by']);
  const [a, b] = [caseOf(textOf(given, 'a'), cases), caseOf(textOf(given, 'b'), cases)];
  const unknown = (['a', 'b'] as const).flatMap((name) => {
    const found = name === 'a' ? a : b;
    const text = textOf(given, name);
    return text === '' || found !== '' ? [] : [problem(name, 'Choose a council from the list')];
  });
  const same = a !== '' && a === b ? [problem('b', 'Choose another council than the first')] : [];
  const by = alignments.find((one) => one === textOf(given, 'by')) ?? 'calendar';
  return { a, b, by, problems: [...unknown, ...same] };
}

function caseOf(text: string, cases: readonly Case[]): string {
  const wanted = text.toLowerCase();
  const byId = cases.find(({ id }) => id === wanted);
  const ofCouncil = cases
    .filter(({ laCode }) => laCode === wanted)
    .toSorted((one, other) => (one.openedOn < other.openedOn ? -1 : 1));
  return (byId ?? ofCouncil.at(-1))?.id ?? '';
}

function problem(name: 'a' | 'b', beside: string) {
  const label = name === 'a' ? 'First council' : 'Second council';
  const text = `${label}: ${beside.charAt(0).toLowerCase()}${beside.slice(1)}`;
  return { text, href: `#${name}`, beside };
}
