import type { ActDescription, JudgementRow, TimelineEntry } from '@interventions/contracts';
import type { Field, Option } from '../forms/field.js';
import { upperFirst } from '../rendering/filters.js';
import type { Subject } from './subject.js';

/** The fields of an act with what they offer to choose from in a case: its entries, conditions, vehicles, other spells, what is due. */
export function withOptions(
  fields: readonly Field[],
  act: ActDescription,
  subject: Subject,
): readonly Field[] {
  return fields.map((field): Field => {
    if (field.key === 'source' && field.input === 'group') return withSources(field, subject);
    if (field.fields.length > 0)
      return { ...field, fields: withOptions(field.fields, act, subject) };
    if (field.key === 'vehicle' && field.input === 'text')
      return {
        ...field,
        input: 'vehicle',
        label: 'Trust, company or partnership',
        hint: 'Choose a name that is on record, or write a new one',
        options: subject.vehicles,
      };
    if (field.input === 'obligation') return { ...field, options: subject.obligations };
    return field.input === 'entry' || field.input === 'entries'
      ? { ...field, options: optionsOf(field, act, subject) }
      : field;
  });
}

/** A source may be evidence of the record or a source that it names already: their titles are offered to choose from. */
function withSources(source: Field, subject: Subject): Field {
  const stand = subject.entries.filter(({ retracted }) => retracted === null);
  const evidence = stand.flatMap(({ act, details, effectiveText }) =>
    act === 'EvidenceAttached' && typeof details['title'] === 'string'
      ? [`${details['title']} (evidence attached ${effectiveText})`]
      : [],
  );
  const named = stand.flatMap((entry) => entry.source?.title ?? []);
  const options = [...new Set([...evidence, ...named])].map((title) => ({
    value: title,
    text: title,
  }));
  return {
    ...source,
    fields: source.fields.map((field) =>
      field.key === 'title' && options.length > 0
        ? {
            ...field,
            options,
            hint: 'Write a new one, or choose evidence or a source that this record names already',
          }
        : field,
    ),
  };
}

function optionsOf(field: Field, act: ActDescription, subject: Subject): readonly Option[] {
  switch (field.key) {
    case 'condition':
      return subject.conditions;
    case 'judgementId':
    case 'judgementsCounted':
      return subject.judgements.map(judgementOption);
    case 'follows':
    case 'rightCase':
      return subject.spells;
    case 'report':
      return entries(subject, (entry) => entry.act === 'CommissionerReported');
    case 'replaces':
    case 'revokes':
    case 'who':
      return instruments(act, subject);
    default:
      return entries(subject, () => true);
  }
}

function judgementOption({ id, publishedText, overall, framework }: JudgementRow): Option {
  return {
    value: id,
    text: `${upperFirst(publishedText)}: ${framework}${overall === null ? '' : `, ${overall.toLowerCase()}`}`,
  };
}

function entries(subject: Subject, wanted: (entry: TimelineEntry) => boolean): readonly Option[] {
  return subject.entries
    .filter((entry) => entry.retracted === null && entry.target === null && wanted(entry))
    .map(entryOption);
}

/** An entry as something to choose. */
export function entryOption(entry: TimelineEntry): Option {
  const text = entry.sentence.length > 110 ? `${entry.sentence.slice(0, 109)}…` : entry.sentence;
  return { value: entry.id, text: `${upperFirst(entry.effectiveText)}: ${text}` };
}

/** Acts that put an instrument in force, by the beginning of the name of the act that ends or replaces it. */
const beginnings: readonly (readonly [string, RegExp, RegExp])[] = [
  ['Adviser', /^Adviser(Appointed|Replaced)$/, /^adviser$/],
  ['ImprovementPartner', /^ImprovementPartnerAssigned$/, /^improvement-partner$/],
  ['Commissioner', /^Commissioner(Appointed|Replaced)$/, /^commissioner$/],
  [
    '',
    /^(Direction(Issued|Revised)|ImprovementNotice(Issued|Revised))$/,
    /^(direction-|improvement-notice$)/,
  ],
];

function instruments(act: ActDescription, subject: Subject): readonly Option[] {
  const [, begins, antecedent] = beginnings.find(([start]) => act.name.startsWith(start)) ?? [];
  return entries(
    subject,
    (entry) =>
      begins?.test(entry.act) === true ||
      (entry.act === 'AntecedentStated' && antecedent?.test(kindOf(entry)) === true),
  )
    .map((option) => ({
      ...option,
      group: subject.inForce.has(option.value) ? 'In force now' : 'No longer in force',
    }))
    .sort((a, b) => a.group.localeCompare(b.group));
}

function kindOf({ details }: TimelineEntry): string {
  const { kind } = details;
  return typeof kind === 'string' ? kind : '';
}
