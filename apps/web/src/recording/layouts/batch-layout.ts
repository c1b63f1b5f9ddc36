import { z } from 'zod';
import { changeDetails, type ActForm, type PagePart, type Values } from '../act-form.js';
import { detailsOf, standing, textsIn, type ActLayout } from './act-layout.js';

const heldSchema = z.looseObject({ powersHeld: z.array(z.string()).optional() });

/** Functions that move in batches: those outside the council to tick, and what stays outside afterwards. */
export const batchLayout: ActLayout = async (form, api) => {
  if (form.subject.api.kind !== 'intervention') return form;
  const { state } = await api.state(form.subject.api.id, {});
  return batchForm(form, heldSchema.parse(state).powersHeld ?? []);
};

/** The form of a batch. `powersHeld` are the functions over which a commissioner holds powers now. */
export function batchForm(form: ActForm, powersHeld: readonly string[]): ActForm {
  const powers = form.act.name.startsWith('Powers');
  const outside = powers ? powersHeld : outsideOf(form, powersHeld);
  const moves = form.act.name === 'PowersTransferred';
  const batches = standing(form, form.act.name);
  return {
    ...form,
    fields: changeDetails(form.fields, (detail) =>
      detail.key !== 'functions' || moves || outside.length === 0
        ? detail
        : {
            ...detail,
            hint: 'Tick those of this batch',
            options: outside.map((name) => ({ value: name, text: name })),
          },
    ),
    about: {
      template: 'recording/about/batch.njk',
      model: {
        home: form.subject.home,
        powers,
        outside,
        batches: batches.map(({ id, sentence, effectiveText }) => ({
          id,
          sentence,
          onText: effectiveText,
        })),
      },
    },
    comesTo: (body) => remaining(body, outside, moves),
  };
}

/** The functions that moved out of the council and are not known to have returned, each once. */
function outsideOf(form: ActForm, powersHeld: readonly string[]): readonly string[] {
  const entries = form.subject.entries.filter(({ retracted }) => retracted === null);
  const outside = new Set<string>();
  for (const { act, details } of [...entries].reverse()) {
    const functions = textsIn(details, 'functions');
    if (act === 'ServiceTransferred') for (const name of functions) outside.add(name);
    if (act === 'ReturnedToCouncil' && details['complete'] === true) outside.clear();
    if (act === 'ReturnedToCouncil') for (const name of functions) outside.delete(name);
  }
  return [...new Set([...outside, ...powersHeld])];
}

/** What is outside the council after a batch. */
function remaining(body: Values, outside: readonly string[], moves: boolean): PagePart | null {
  const details = detailsOf(body);
  const named = textsIn(details, 'functions');
  const left = moves
    ? [...new Set([...outside, ...named])]
    : details['complete'] === true
      ? []
      : outside.filter((name) => !named.includes(name));
  if (outside.length === 0 && !moves) return null;
  return { template: 'recording/about/remaining.njk', model: { left, moves } };
}
