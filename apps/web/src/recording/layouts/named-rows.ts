import { pathOf, type Field, type Option } from '../../forms/field.js';
import type { JsonRecord } from '../../forms/json.js';
import { changeDetails, type ActForm } from '../act-form.js';
import { detailsOf, offeringRows, rowsIn, textIn } from './act-layout.js';

/** Rows that are named beforehand, one for each choice of their first field. */
export interface NamedRows {
  /** The field of the details that holds the rows, and that of each row which names it. */
  readonly key: string;
  readonly name: string;
  /** Of each row the answers to choose from, one of them none. */
  readonly answers: Readonly<Record<string, readonly Option[]>>;
  readonly hint: string;
  /** Asked only of a row that is answered: what is missing in it, if anything. */
  readonly missing: (row: JsonRecord) => { readonly key: string; readonly message: string } | null;
  /** What to say where no row is answered, if one has to be. */
  readonly none: string | null;
}

/** The form with a row for each thing to judge; one that stays without an answer is not recorded. */
export function namedRows(form: ActForm, rows: NamedRows): ActForm {
  const { key, name, missing, none } = rows;
  const shaped: ActForm = {
    ...form,
    fields: changeDetails(form.fields, (detail) =>
      detail.key === key ? named(detail, rows) : detail,
    ),
    toBody: (value) => {
      const answered = rowsIn(detailsOf(value), key);
      if (answered.length === 0 && none !== null)
        return { error: { path: pathOf('details', key), message: none } };
      for (const row of answered) {
        const found = missing(row);
        if (found === null) continue;
        const at = choicesOf(form, rows).findIndex((one) => one.value === textIn(row, name));
        const path = [key, String(at), found.key].reduce(pathOf, 'details');
        return { error: { path, message: found.message } };
      }
      return form.toBody(value);
    },
  };
  return offeringRows(
    shaped,
    key,
    choicesOf(form, rows).map(({ value }) => ({ [name]: value })),
  );
}

function named(detail: Field, { name, answers, hint }: NamedRows): Field {
  return {
    ...detail,
    shape: 'named',
    hint,
    fields: detail.fields.map((field) => ({
      ...field,
      ...(field.key !== name && { required: false }),
      ...(answers[field.key] !== undefined && { options: answers[field.key] ?? [] }),
    })),
  };
}

/** What rows may be named. */
function choicesOf(form: ActForm, { key, name }: NamedRows): readonly Option[] {
  const details = form.fields.find((field) => field.key === 'details')?.fields ?? [];
  const inRow = details.find((field) => field.key === key)?.fields ?? [];
  return inRow.find((field) => field.key === name)?.options ?? [];
}
