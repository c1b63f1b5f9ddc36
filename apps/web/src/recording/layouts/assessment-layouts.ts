import type { TimelineEntry } from '@interventions/contracts';
import type { Option } from '../../forms/field.js';
import { changeDetails, type ActForm } from '../act-form.js';
import { rowsIn, standing, startingWith, textIn, wordOf, type ActLayout } from './act-layout.js';
import { namedRows } from './named-rows.js';

/** The grades of a lens; what each means is in the descriptors, whose version is named. */
const grades: readonly Option[] = [
  { value: '', text: 'Not graded' },
  { value: '1', text: '1' },
  { value: '2', text: '2' },
  { value: '3', text: '3' },
  { value: '4', text: '4' },
  { value: '5', text: '5' },
];

/** An assessment of maturity: each lens to grade, with its grade before. */
export const maturityLayout: ActLayout = (form) => Promise.resolve(maturityForm(form));

/** The form of an assessment of maturity, from the assessments before it. */
export function maturityForm(form: ActForm): ActForm {
  const before = standing(form, 'MaturityAssessed');
  const [last] = before;
  const descriptorSet = last === undefined ? null : textIn(last.details, 'descriptorSet');
  const asked = namedRows(form, {
    key: 'lenses',
    name: 'lens',
    answers: { grade: grades },
    hint: '1 is the lowest grade and 5 the highest. Leave a lens that was not graded as it is',
    missing: (row) =>
      row['grade'] === undefined
        ? { key: 'grade', message: 'Select the grade that the evidence is for' }
        : null,
    none: 'Grade at least one lens',
  });
  const shown: ActForm = {
    ...asked,
    fields: changeDetails(asked.fields, (detail) =>
      detail.key === 'descriptorSet'
        ? {
            ...detail,
            hint: 'Grades are compared only with those under the same version',
          }
        : detail,
    ),
    about: {
      template: 'recording/about/maturity.njk',
      model: {
        home: form.subject.home,
        assessments: before.slice(0, 3).map((entry) => ({
          onText: entry.effectiveText,
          descriptorSet: textIn(entry.details, 'descriptorSet'),
          grades: gradesIn(form, entry),
        })),
      },
    },
  };
  return descriptorSet === null ? shown : startingWith(shown, { descriptorSet });
}

function gradesIn(form: ActForm, { details }: TimelineEntry) {
  return rowsIn(details, 'lenses').map((row) => ({
    title: wordOf(form, ['lenses', 'lens'], textIn(row, 'lens')),
    grade: typeof row['grade'] === 'number' ? row['grade'] : null,
  }));
}

/** An assessment of the stage: each enabler to judge, with what was said of them before. */
export const stageLayout: ActLayout = (form) => Promise.resolve(stageForm(form));

/** The form of an assessment of the stage, from the last one. */
export function stageForm(form: ActForm): ActForm {
  const [last] = standing(form, 'ImprovementStageAssessed');
  const standings = form.fields
    .find(({ key }) => key === 'details')
    ?.fields.find(({ key }) => key === 'enablers')
    ?.fields.find(({ key }) => key === 'standing')?.options;
  const asked = namedRows(form, {
    key: 'enablers',
    name: 'enabler',
    answers: { standing: [{ value: '', text: 'Not assessed' }, ...(standings ?? [])] },
    hint: 'Leave an enabler that was not looked at as it is',
    missing: (row) =>
      textIn(row, 'evidence') === null
        ? { key: 'evidence', message: 'Enter the evidence for how this enabler stands' }
        : null,
    none: null,
  });
  return {
    ...asked,
    about: {
      template: 'recording/about/stage.njk',
      model: {
        home: form.subject.home,
        last:
          last === undefined
            ? null
            : {
                onText: last.effectiveText,
                stage: wordOf(form, ['stage'], textIn(last.details, 'stage')),
                weak: rowsIn(last.details, 'enablers')
                  .filter((row) => row['standing'] === 'weak')
                  .map((row) => wordOf(form, ['enablers', 'enabler'], textIn(row, 'enabler'))),
                markers: rowsIn(last.details, 'slippingBack').flatMap(
                  (row) => textIn(row, 'marker') ?? [],
                ),
              },
      },
    },
  };
}
