import { pathOf } from './field.js';

/** Names that begin with an underscore steer the form and are no answers. */
const control = /^_/;

/** What a person filled in: text by the path of its field, in the order of the form. Nothing is ever dropped or trimmed. */
export class Answers {
  private constructor(private readonly texts: ReadonlyMap<string, readonly string[]>) {}

  static readonly none = new Answers(new Map());

  /** From the parsed body of a form, or a query; whatever is not text is left out. */
  static fromBody(body: unknown): Answers {
    if (typeof body !== 'object' || body === null) return Answers.none;
    return new Answers(
      new Map(
        Object.entries(body)
          .filter(([name]) => !control.test(name))
          .map(([name, value]) => [name, textsOf(value)]),
      ),
    );
  }

  static of(entries: Iterable<readonly [string, readonly string[]]>): Answers {
    return new Answers(new Map(entries));
  }

  /** The one text of a field; empty where there is none. */
  text(path: string): string {
    return this.texts.get(path)?.[0] ?? '';
  }

  all(path: string): readonly string[] {
    return this.texts.get(path) ?? [];
  }

  /** Whether anything but blanks stands at a path or below it. */
  filledAt(path: string): boolean {
    return this.entries().some(
      ([name, values]) =>
        (name === path || name.startsWith(`${path}.`)) && values.some((text) => text.trim() !== ''),
    );
  }

  /** How many rows the form shows of a repeated group. */
  rowsAt(path: string): number {
    const start = `${path}.`;
    const rows = [...this.texts.keys()]
      .filter((name) => name.startsWith(start))
      .map((name) => Number(/^\d+/.exec(name.slice(start.length))?.[0] ?? -1));
    return Math.max(-1, ...rows) + 1;
  }

  /** With an empty row more at the end. */
  withRow(path: string): Answers {
    const last = pathOf(pathOf(path, Math.max(this.rowsAt(path), 1)), 'added');
    return new Answers(new Map([...this.texts, [last, ['']]]));
  }

  /** Without one row; those after it move up. */
  withoutRow(path: string, row: number): Answers {
    const start = `${path}.`;
    const moved = this.entries().flatMap(([name, values]): [string, readonly string[]][] => {
      const match = name.startsWith(start) ? /^(\d+)(.*)$/.exec(name.slice(start.length)) : null;
      if (match === null) return [[name, values]];
      const index = Number(match[1]);
      if (index === row) return [];
      return [[`${path}.${index > row ? index - 1 : index}${match[2] ?? ''}`, values]];
    });
    return new Answers(new Map(moved));
  }

  with(path: string, ...values: readonly string[]): Answers {
    return new Answers(new Map([...this.texts, [path, values]]));
  }

  entries(): readonly (readonly [string, readonly string[]])[] {
    return [...this.texts];
  }

  /** As hidden fields of a page, so that the next step has them. */
  hidden(): readonly { readonly name: string; readonly value: string }[] {
    return this.entries().flatMap(([name, values]) => values.map((value) => ({ name, value })));
  }
}

/** One control field of a form's body, `_action`. */
export function controlOf(body: unknown, name: string): string {
  if (typeof body !== 'object' || body === null) return '';
  const found = Object.entries(body).find(([key]) => key === name)?.[1] as unknown;
  return textsOf(found)[0] ?? '';
}

function textsOf(value: unknown): readonly string[] {
  return [value].flat().filter((one): one is string => typeof one === 'string');
}
