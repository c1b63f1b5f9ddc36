import { Answers } from './answers.js';
import { pathOf, type Field } from './field.js';
import { itemsOf, recordOf, textOf, type Json } from './json.js';
import { partsOfDate } from './read-date.js';
import { noneGiven } from './read-answers.js';
import { poundsOf } from './read-text.js';

type Texts = readonly (readonly [string, readonly string[]])[];

/** The answers that would give a value: for a form that is filled in already. */
export function answersFromValue(
  fields: readonly Field[],
  value: Readonly<Record<string, Json>>,
): Answers {
  return Answers.of(textsOfFields(fields, '', value));
}

function textsOfFields(
  fields: readonly Field[],
  prefix: string,
  value: Readonly<Record<string, Json>>,
): Texts {
  return fields.flatMap((field) => {
    const own = value[field.key];
    return own === undefined ? [] : textsOfField(field, pathOf(prefix, field.key), own);
  });
}

function textsOfField(field: Field, path: string, value: Json): Texts {
  if (value === null) return field.nullable ? [[path, [noneGiven]]] : [];
  switch (field.input) {
    case 'date':
    case 'day':
      return Object.entries(partsOfDate(textOf(value))).map(([part, text]) => [
        pathOf(path, part),
        [text ?? ''],
      ]);
    case 'flag':
      return [[path, [value === true ? 'yes' : 'no']]];
    case 'money':
      return [[path, [poundsOf(Number(value))]]];
    case 'names':
      return [[path, [itemsOf(value).map(textOf).join('\n')]]];
    case 'choices':
    case 'entries':
      return [[path, itemsOf(value).map(textOf)]];
    case 'group':
      return textsOfFields(field.fields, path, recordOf(value));
    case 'groups':
      return itemsOf(value).flatMap((row, index) =>
        textsOfFields(field.fields, pathOf(path, index), recordOf(row)),
      );
    case 'pairs':
      return Object.entries(recordOf(value)).flatMap(([name, one], index): Texts => [
        [pathOf(pathOf(path, index), 'name'), [name]],
        [pathOf(pathOf(path, index), 'value'), [textOf(one)]],
      ]);
    default:
      return [[path, [textOf(value)]]];
  }
}
