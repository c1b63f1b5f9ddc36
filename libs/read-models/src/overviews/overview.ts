import { formatDate, type Day, type Edtf } from '@interventions/domain';
import type { OverviewHead } from './overview-heads.js';

export { headOf, overviewNames, type OverviewName } from './overview-heads.js';

/** A value of a table: raw for files, in words for pages, and where it leads. */
export type Cell = {
  readonly value: string | number | null;
  readonly text: string;
  readonly href?: string;
};

/** A column of a table; `key` names it in files. */
export type Column = { readonly key: string; readonly label: string; readonly numeric?: true };

/** A table; the first cell of a row is its heading. */
export type OverviewTable = {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
};

/** A shape with its meaning: pictures never tell things apart by colour alone. */
export type Shape = 'dot' | 'ring' | 'diamond' | 'square' | 'triangle' | 'cross';
export type Meaning = { readonly shape: Shape; readonly means: string };

/** Something at a place on a scale of months, or between two where the dates are not exact. */
export type PicturePoint = {
  readonly from: number;
  readonly to: number;
  readonly shape: Shape;
  readonly label: string;
};

/** Something on a day. */
export type PictureMark = { readonly on: Day; readonly shape: Shape; readonly label: string };

/** A period; an open one goes on after its last day. */
export type PictureSpan = {
  readonly from: Day;
  readonly to: Day;
  readonly open: boolean;
  readonly label: string;
};

/** What a picture shows, without how it is drawn. `description` says it to those who cannot see it. */
export type Picture = { readonly title: string; readonly description: string } & (
  | {
      /** A row of small columns for each group, all of one scale. */
      readonly kind: 'columns';
      readonly columns: readonly string[];
      readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
    }
  | {
      /** A bar for each row, in parts. */
      readonly kind: 'bars';
      readonly parts: readonly string[];
      readonly rows: readonly {
        readonly label: string;
        readonly values: readonly number[];
        readonly note: string | null;
      }[];
    }
  | {
      /** Points on a scale of months, with lines across to compare with. */
      readonly kind: 'months';
      readonly meanings: readonly Meaning[];
      readonly lines: readonly { readonly at: number; readonly label: string }[];
      readonly rows: readonly {
        readonly label: string;
        readonly points: readonly PicturePoint[];
        readonly note: string | null;
      }[];
    }
  | {
      /** Periods and days on a calendar. */
      readonly kind: 'calendar';
      readonly from: Day;
      readonly to: Day;
      readonly meanings: readonly Meaning[];
      readonly rows: readonly {
        readonly label: string;
        readonly spans: readonly PictureSpan[];
        readonly marks: readonly PictureMark[];
      }[];
    }
);

/** An overview: what was found in a sentence, as a picture and as tables, and what the data cannot say. */
export type Overview = OverviewHead & {
  readonly finding: string;
  readonly limits: readonly string[];
  /** Null where there is nothing to draw. */
  readonly picture: Picture | null;
  readonly tables: readonly OverviewTable[];
};

/** Words as they stand. */
export function words(text: string, href?: string): Cell {
  return { value: text, text, ...(href !== undefined && { href }) };
}

/** A number. */
export function number(value: number): Cell {
  return { value, text: String(value) };
}

/** A date as exact as it is known. */
export function date(on: Edtf): Cell {
  return { value: on, text: upperFirst(formatDate(on)) };
}

/** Nothing, with why. */
export function nothing(because: string): Cell {
  return { value: null, text: because };
}

/** The text with a capital first letter. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A column of words. */
export function column(key: string, label: string): Column {
  return { key, label };
}

/** A column of numbers. */
export function numbers(key: string, label: string): Column {
  return { key, label, numeric: true };
}

/** "1 case", "2 cases". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
