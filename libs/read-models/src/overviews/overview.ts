import { formatDate, type Day, type Edtf } from '@interventions/domain';

/** The overviews by the name in their address. */
export const overviewNames = [
  'phases',
  'go-live',
  'next-judgement',
  'contract-dates',
  'presumption',
  'returns',
  'completeness',
  'reviews',
  'commissioners',
  'directions',
  'spells',
  'reorganisation',
  'money',
  'trust-judgements',
  'improved-in-council',
  'failure-tests',
  'committee',
  'dataset',
] as const;

/** The name of an overview. */
export type OverviewName = (typeof overviewNames)[number];

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
export type Overview = {
  readonly name: OverviewName;
  readonly title: string;
  readonly question: string;
  readonly finding: string;
  readonly limits: readonly string[];
  /** Null where there is nothing to draw. */
  readonly picture: Picture | null;
  readonly tables: readonly OverviewTable[];
};

/** What each overview is called, and the question that it answers. */
const heads: Readonly<Record<OverviewName, Pick<Overview, 'title' | 'question'>>> = {
  phases: {
    title: 'Interventions by phase, region and route',
    question: 'How many interventions were open, and where did they stand?',
  },
  'go-live': {
    title: 'Planned and actual go-live',
    question: 'Did services move when it was planned?',
  },
  'next-judgement': {
    title: 'From an inadequate judgement to the next one',
    question: 'How long did it take, by route?',
  },
  'contract-dates': {
    title: 'Contract dates in the next 24 months',
    question:
      'Which contracts end, are reviewed or can be broken, and by when must notice be given?',
  },
  presumption: {
    title: 'The presumption that services leave the council',
    question: 'Once a commissioner was appointed, how often was it followed or set aside, and why?',
  },
  returns: {
    title: 'Services that returned to the council',
    question: 'How many councils took their services back, and why?',
  },
  completeness: {
    title: 'Completeness and precision of the histories',
    question: 'How exact is each history, what does it rest on, and what does it claim to hold?',
  },
  reviews: {
    title: 'Six-month reviews',
    question: 'Which reviews are overdue, due in 30 days, or held without a stated outcome?',
  },
  commissioners: {
    title: 'Commissioners: expected, reporting, and what came next',
    question:
      'Where is a commissioner expected and absent, which reports are late or unpublished, and what followed each?',
  },
  directions: {
    title: 'Directions: activity, and how long they last',
    question:
      'In which cases under a direction has nothing happened for nine months, and how long did directions last after services improved?',
  },
  spells: {
    title: 'Spells of intervention by council',
    question: 'How many spells has each council had, and how long was it between them?',
  },
  reorganisation: {
    title: 'Reorganisation and other interventions',
    question:
      'Which councils were reorganised, what has to move to their successors, and where does somebody else intervene too?',
  },
  money: {
    title: 'Money: costs, grants and overspends',
    question: 'What did each route cost, where that was published, and who forecasts an overspend?',
  },
  'trust-judgements': {
    title: 'Judgements before and after services moved',
    question:
      'Were services better, the same or worse at the next inspection and after five years?',
  },
  'improved-in-council': {
    title: 'Councils that improved and kept their services',
    question:
      'Which councils improved without removal, from what failure, and how long did it take?',
  },
  'failure-tests': {
    title: 'What the tests of failure hang on',
    question:
      'How many councils change side with the date basis, and which grades do their headings not explain?',
  },
  committee: {
    title: 'The Education Committee’s alternative of 2016',
    question: 'What would it have changed in each case?',
  },
  dataset: {
    title: 'Data set to cite',
    question: 'Where do all cases, judgements and sources stand in files that can be cited?',
  },
};

/** The name, title and question of an overview. */
export function headOf(name: OverviewName): Pick<Overview, 'name' | 'title' | 'question'> {
  return { name, ...heads[name] };
}

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
