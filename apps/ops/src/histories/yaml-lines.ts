import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';

/** Something wrong in a file: where, and what. Lines count from 1. */
export type FileProblem = {
  readonly file: string;
  readonly line: number;
  /** The field, such as `interventions.0.entries.3.on`; empty for the file as a whole. */
  readonly field: string;
  readonly message: string;
};

/** A YAML file as plain data, with the line of every part of it. */
export type YamlFile = {
  readonly file: string;
  readonly data: unknown;
  readonly problems: readonly FileProblem[];
  /** The line of the nearest part of the file at or above a path. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

/** Parses YAML 1.2: dates stay text, a key given twice is a problem, aliases are limited. */
export function readYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' });
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    field: '',
    message: firstLine(error.message),
  }));
  return {
    file,
    data: problems.length === 0 ? document.toJS({ maxAliasCount: 100 }) : undefined,
    problems,
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
  };
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(part),
      );
      if (pair === undefined) return offset;
      node = pair.value;
      offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = rangeOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function rangeOf(node: unknown): number | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.range?.[0] : undefined;
}

/** The parser's message without the picture of the place, which the line number replaces. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}

/** A problem in one line: `slough.yaml:12: interventions.0.key: what is wrong`. */
export function describeProblem({ file, line, field, message }: FileProblem): string {
  return `${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`;
}
