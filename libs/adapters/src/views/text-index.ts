import type { Table } from '@interventions/read-models';

/** Numbers the rows of a searched table for its index; a number is kept even when the file is packed. */
export const rowNumber = 'row_number INTEGER PRIMARY KEY';

/** A table with the columns of it that are searched, and what each weighs. */
type Searched = Table & { readonly searched: NonNullable<Table['searched']> };

export function isSearched(table: Table): table is Searched {
  return table.searched !== undefined;
}

/** The names of a table's index, and of the words that stand in it. */
export function indexNames(table: string): { readonly index: string; readonly words: string } {
  return { index: `${table}_text`, words: `${table}_words` };
}

/**
 * Makes the full-text index of a table: it holds words and no text, and changes with each row, whoever writes it.
 * `of` gives a table's name in the file.
 */
export function indexDdl(table: Searched, of: (name: string) => string): string {
  const { index, words } = indexNames(table.name);
  const [rows, text] = [of(table.name), of(index)];
  const columns = Object.keys(table.searched);
  const listed = columns.join(', ');
  const as = (row: 'new' | 'old'): string => columns.map((column) => `${row}.${column}`).join(', ');
  const weights = Object.values(table.searched).map((weight) => weight.toFixed(1));
  return `
    CREATE VIRTUAL TABLE ${text} USING fts5(
      ${listed}, content = '${rows}', content_rowid = 'row_number',
      tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
    );
    INSERT INTO ${text} (${text}, rank) VALUES ('rank', 'bm25(${weights.join(', ')})');
    CREATE VIRTUAL TABLE ${of(words)} USING fts5vocab('${text}', 'instance');
    CREATE TRIGGER ${rows}_added AFTER INSERT ON ${rows} BEGIN
      INSERT INTO ${text} (rowid, ${listed}) VALUES (new.row_number, ${as('new')});
    END;
    CREATE TRIGGER ${rows}_removed AFTER DELETE ON ${rows} BEGIN
      INSERT INTO ${text} (${text}, rowid, ${listed}) VALUES ('delete', old.row_number, ${as('old')});
    END;
  `;
}

/** The plain names of an index: what queries match against, and its words by the row in which they stand. */
export function indexViews(
  table: Searched,
  of: (name: string) => string,
): Readonly<Record<string, string>> {
  const { index, words } = indexNames(table.name);
  const [rows, text] = [of(table.name), of(index)];
  const key = table.key.map((column) => `line.${column}`).join(', ');
  return {
    [index]: `SELECT rowid AS row_number, ${text} AS found, rank FROM ${text}`,
    [words]: `
      SELECT ${key}, group_concat(word.col || word.offset || word.term, ' '
        ORDER BY word.col, word.offset) AS words
      FROM ${of(words)} AS word LEFT JOIN ${rows} AS line ON line.row_number = word.doc
      GROUP BY word.doc`,
  };
}

/** The words of an index as a table with a row for each row that has any, to compare it by. */
export function indexedWords({ name, columns, key }: Table): Table {
  const keyed = Object.fromEntries(key.map((column) => [column, columns[column] ?? 'TEXT']));
  return {
    name: indexNames(name).words,
    columns: { ...keyed, words: 'TEXT' },
    group: 'words',
    key,
  };
}
