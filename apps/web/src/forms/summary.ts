import { formatDate, money } from '@interventions/contracts';
import { pathOf, type Field } from './field.js';
import { itemsOf, recordOf, textOf, type Json } from './json.js';

/** One answer to check before it is recorded: what was asked and the lines of the answer. */
export interface SummaryRow {
  readonly label: string;
  readonly lines: readonly string[];
  readonly path: string;
  /** The step that it is changed in, where that is not the form. */
  readonly step?: string;
}

/** The answers of a form in words, in its order. Fields without an answer are left out. */
export function summaryOf(
  fields: readonly Field[],
  prefix: string,
  value: Readonly<Record<string, Json>>,
): readonly SummaryRow[] {
  return fields.flatMap((field): readonly SummaryRow[] => {
    const own = value[field.key];
    const path = pathOf(prefix, field.key);
    if (own === undefined) return [];
    if (field.input === 'group') return summaryOf(field.fields, path, recordOf(own));
    if (field.input === 'groups')
      return itemsOf(own).map((row, index) => ({
        label: `${field.label} ${index + 1}`,
        lines: summaryOf(field.fields, '', recordOf(row)).map(
          ({ label, lines }) => `${label}: ${lines.join(', ')}`,
        ),
        path,
      }));
    return [{ label: field.label, lines: inWords(field, own), path }];
  });
}

/** A value in words, one line each. */
export function inWords(field: Field, value: Json): readonly string[] {
  if (value === null) return ['None given'];
  switch (field.input) {
    case 'date':
    case 'day':
      return [formatDate(textOf(value))];
    case 'flag':
      return [value === true ? 'Yes' : 'No'];
    case 'money':
      return [money(Number(value))];
    case 'names':
      return itemsOf(value).map((line) =>
        field.datesPerLine ? formatDate(textOf(line)) : textOf(line),
      );
    case 'choices':
    case 'entries':
      return itemsOf(value).map((one) => wordFor(field, textOf(one)));
    case 'choice':
    case 'entry':
    case 'obligation':
    case 'vehicle':
      return [wordFor(field, textOf(value))];
    case 'pairs':
      return Object.entries(recordOf(value)).map(
        ([name, one]) => `${name.replaceAll('-', ' ')}: ${wordFor(field, textOf(one))}`,
      );
    case 'group':
    case 'groups':
      return [textOf(value)];
    default:
      return textOf(value).split('\n');
  }
}

function wordFor(field: Field, value: string): string {
  return field.options.find((option) => option.value === value)?.text ?? value;
}
