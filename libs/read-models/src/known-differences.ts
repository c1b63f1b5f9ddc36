import type { KnownLine, KnownSection } from './known-lines.js';

/** Something that two looks at a case tell differently; null on the side that does not tell of it. */
export type KnownDifference = {
  readonly section: string;
  readonly title: string;
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What differs between two looks at a case, in words, section by section. */
export function differencesBetween(
  before: readonly KnownSection[],
  after: readonly KnownSection[],
): readonly KnownDifference[] {
  const sections = [...new Map([...before, ...after].map((one) => [one.id, one])).values()];
  return sections.flatMap(({ id, title }) => {
    const [was, is] = [linesOf(before, id), linesOf(after, id)];
    return [...new Set([...was.keys(), ...is.keys()])]
      .map((key) => ({
        section: id,
        title,
        key,
        before: wordsOf(was.get(key)),
        after: wordsOf(is.get(key)),
      }))
      .filter((one) => one.before !== one.after);
  });
}

function linesOf(sections: readonly KnownSection[], id: string): ReadonlyMap<string, KnownLine> {
  const lines = sections.find((section) => section.id === id)?.lines ?? [];
  return new Map(lines.map((line) => [line.key, line]));
}

function wordsOf(line: KnownLine | undefined): string | null {
  if (line === undefined) return null;
  return line.detail === null ? line.text : `${line.text} (${line.detail})`;
}
