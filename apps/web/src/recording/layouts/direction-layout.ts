import {
  dutyChanges,
  type Direction,
  type Directions,
  type StatedDuty,
} from '@interventions/contracts';
import { kindWordsOf } from '../../directions/directions-view.js';
import type { JsonRecord } from '../../forms/json.js';
import { changeDetails, type ActForm, type PagePart, type Values } from '../act-form.js';
import { detailsOf, rowsIn, startingWith, textIn, textsIn, type ActLayout } from './act-layout.js';

/** A direction, or its revocation: the chain so far and the duties in lines. */
export const directionLayout: ActLayout = async (form, api) =>
  form.subject.api.kind === 'intervention'
    ? directionForm(form, await api.directions(form.subject.api.id))
    : form;

/** A revision: the same, begun with what its predecessor says. */
export const revisionLayout: ActLayout = async (form, api) =>
  form.subject.api.kind === 'intervention'
    ? revisionForm(form, await api.directions(form.subject.api.id))
    : form;

/** The form of a direction with the chain that it joins. */
export function directionForm(form: ActForm, { items }: Directions): ActForm {
  return {
    ...form,
    fields: changeDetails(form.fields, (detail) =>
      detail.key === 'duties' || detail.key === 'signatories'
        ? { ...detail, shape: 'lines' }
        : detail,
    ),
    about: {
      template: 'recording/about/directions.njk',
      model: {
        home: form.subject.home,
        chain: items.map((one) => ({ ...one, kindWords: kindWordsOf(one) })),
        begun: null,
      },
    },
    comesTo: (body) =>
      form.act.name === 'DirectionRevoked'
        ? null
        : changesOf(items, body, form.act.name === 'DirectionRevised'),
  };
}

/** The form of a revision, filled in with the kind, duties and parties of the direction in force that was issued last. */
export function revisionForm(form: ActForm, directions: Directions): ActForm {
  const plain = directionForm(form, directions);
  const inForce = directions.items.filter(({ ended, antecedent }) => ended === null && !antecedent);
  const former = inForce.findLast(({ duties }) => duties.length > 0) ?? inForce.at(-1);
  if (former === undefined || plain.about === undefined) return plain;
  const { about } = plain;
  return {
    ...startingWith(plain, {
      kind: former.kind,
      ...(former.sequence !== null && { sequence: former.sequence + 1 }),
      ...(former.duties.length > 0 && { duties: former.duties.map(dutyRow) }),
      ...(former.parties.length > 0 && { namedParties: former.parties }),
    }),
    about: { ...about, model: { ...about.model, begun: former.name } },
  };
}

function dutyRow({ text, due, owner }: Direction['duties'][number]): JsonRecord {
  return { text, ...(due !== null && { due }), ...(owner !== null && { owner }) };
}

/**
 * What a direction would change in the duties of those whose place it takes. A revision that names none takes the
 * place of every direction of its kind in force.
 */
function changesOf(chain: readonly Direction[], body: Values, revises: boolean): PagePart | null {
  const details = detailsOf(body);
  const named = textsIn(details, 'replaces');
  const kind = textIn(details, 'kind');
  const replaced = chain.filter((one) =>
    named.length > 0 ? named.includes(one.id) : revises && one.ended === null && one.kind === kind,
  );
  if (replaced.length === 0) return null;
  const before = replaced.flatMap(({ duties }) =>
    duties.map(({ text, due, owner }): StatedDuty => {
      return { text, due: due ?? undefined, owner: owner ?? undefined };
    }),
  );
  const after = rowsIn(details, 'duties').map((row): StatedDuty => {
    return {
      text: textIn(row, 'text') ?? '',
      due: textIn(row, 'due') ?? undefined,
      owner: textIn(row, 'owner') ?? undefined,
    };
  });
  return {
    template: 'recording/about/duty-changes.njk',
    model: {
      replaced: replaced.map(({ name, onText }) => ({ name, onText })),
      changes: dutyChanges(before, after),
    },
  };
}
