import {
  frameworkPeriods,
  frameworkWords,
  gradeWords,
  headingLabel,
  type ActDescription,
  type FrameworkPeriod,
} from '@interventions/contracts';
import { plainField, type Field, type Option } from '../forms/field.js';
import { dateWords } from '../rendering/filters.js';
import { changeDetails, plainForm, type ActForm } from './act-form.js';
import type { Subject } from './subject.js';

/** The frameworks and periods to choose from, newest first; each has its own headings. */
export function frameworkOptions(): readonly Option[] {
  return [...frameworkPeriods.keys()].reverse().flatMap((index) => {
    const period = frameworkPeriods[index];
    return period === undefined ? [] : [{ value: String(index), text: periodWords(period) }];
  });
}

/** The form of a judgement under one framework; undefined where the choice is none of {@link frameworkOptions}. */
export function judgementForm(
  act: ActDescription,
  subject: Subject,
  framework: string,
): ActForm | undefined {
  const period = /^\d{1,2}$/.test(framework) ? frameworkPeriods[Number(framework)] : undefined;
  if (period === undefined) return undefined;
  const plain = plainForm(act, subject);
  return {
    ...plain,
    variant: { framework },
    fields: plain.fields.map((field) =>
      field.key === 'effectiveOn'
        ? { ...field, label: 'When the report was published' }
        : (changeDetails([field], (detail) => judgementField(detail, period))[0] ?? field),
    ),
    intro: [
      periodWords(period),
      ...(period.overall === 'not-given' ? ['Reports of this period give no overall grade.'] : []),
    ],
    toBody: (value) => ({
      body: {
        ...value,
        details: {
          ...(value['details'] as Record<string, never>),
          framework: period.framework,
          ...(period.overall === 'not-given' && { overall: null }),
        },
      },
    }),
  };
}

function judgementField(detail: Field, period: FrameworkPeriod): Field | null {
  switch (detail.key) {
    case 'framework':
      return null;
    case 'grades':
      return period.headings === undefined
        ? {
            ...detail,
            hint: 'Give each heading of the report with its grade',
            options: gradeOptions(),
          }
        : gradesByHeading(detail, period.headings);
    case 'overall':
      return period.overall === 'not-given'
        ? null
        : {
            ...detail,
            nullable: period.overall === 'optional',
            missing: 'Select the overall grade',
            options: detail.options.filter(({ value }) => value !== 'not-given'),
          };
    default:
      return detail;
  }
}

/** One question for each heading that the framework fixes; a key judgement must be answered. */
export function gradesByHeading(
  grades: Field,
  headings: { readonly key: readonly string[]; readonly others: readonly string[] },
): Field {
  const ask = (heading: string, required: boolean) =>
    plainField({
      key: heading,
      input: 'choice',
      label: headingLabel(heading),
      required,
      missing: `Select the grade of “${headingLabel(heading)}”`,
      options: gradeOptions(),
    });
  return {
    ...grades,
    input: 'group',
    required: true,
    fields: [
      ...headings.key.map((heading) => ask(heading, true)),
      ...headings.others.map((heading) => ask(heading, false)),
    ],
  };
}

function gradeOptions(): readonly Option[] {
  return Object.entries(gradeWords).map(([value, text]) => ({ value, text }));
}

function periodWords({ framework, from, to }: FrameworkPeriod): string {
  const name = frameworkWords[framework];
  if (from !== undefined && to !== undefined)
    return `${name}, inspections from ${dateWords(from)} to ${dateWords(to)}`;
  if (from !== undefined) return `${name}, inspections from ${dateWords(from)}`;
  if (to !== undefined) return `${name}, inspections up to ${dateWords(to)}`;
  return name;
}
