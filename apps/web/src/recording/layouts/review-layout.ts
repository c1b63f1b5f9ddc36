import type { ObligationView, Policies, TimelineEntry } from '@interventions/contracts';
import { isOwed } from '../../deadlines/due-item.js';
import type { JsonRecord } from '../../forms/json.js';
import { changeDetails, type ActForm } from '../act-form.js';
import {
  dueLine,
  offeringRows,
  policyOn,
  policyValue,
  rowsIn,
  standing,
  startingWith,
  textIn,
  wordOf,
  type ActLayout,
} from './act-layout.js';

/** Options that a review mostly weighs; others are added. */
const weighed = ['more-time', 'notice', 'commissioner'] as const;

const kinds = [
  ['condition', 'Open conditions'],
  ['duty', 'Duties of directions in force'],
  ['target', 'Targets of contracts'],
] as const;

/** A six-month review: what it is about, progress by theme, options side by side, and what each outcome leads to. */
export const reviewLayout: ActLayout = async (form, api, today) => {
  if (form.subject.api.kind !== 'intervention') return form;
  const [{ obligations }, policies] = await Promise.all([
    api.evaluation(form.subject.api.id),
    api.policies(),
  ]);
  return reviewForm(form, obligations, policies, today);
};

/** The form of a review from what is due, the reviews before it and the policy. */
export function reviewForm(
  form: ActForm,
  obligations: readonly ObligationView[],
  policies: Policies,
  today: string,
): ActForm {
  const owed = obligations.filter(isOwed);
  const review = owed.find(({ kind }) => kind === 'review');
  const [last] = standing(form, 'ReviewHeld');
  const number = last?.details['number'];
  const exact = review?.due?.earliest === review?.due?.latest ? review?.due?.latest : undefined;
  const shaped: ActForm = {
    ...form,
    fields: changeDetails(form.fields, (detail) => {
      if (detail.key === 'themes') return { ...detail, shape: 'lines' };
      if (detail.key !== 'options') return detail;
      const fields = detail.fields.filter(({ key }) => key !== 'assessment');
      return {
        ...detail,
        shape: 'columns',
        fields,
        hint: 'An option without any answer is not recorded',
      };
    }),
    about: {
      template: 'recording/about/review.njk',
      model: {
        home: form.subject.home,
        due: review === undefined ? null : dueLine(review),
        last: last === undefined ? null : lastReview(form, last),
        open: kinds.map(([kind, title]) => ({
          title,
          items: owed.filter((one) => one.kind === kind).map(dueLine),
        })),
        ...outcomes(policyOn(policies, today)),
      },
    },
  };
  return offeringRows(
    startingWith(shaped, {
      ...(typeof number === 'number' && { number: number + 1 }),
      ...(exact !== undefined && { wasDue: exact }),
    }),
    'options',
    weighed.map((option): JsonRecord => ({ option })),
  );
}

function lastReview(form: ActForm, { id, details, effectiveText }: TimelineEntry) {
  return {
    id,
    onText: effectiveText,
    outcome: wordOf(form, ['outcome'], textIn(details, 'outcome')),
    themes: rowsIn(details, 'themes').map((row) => ({
      theme: textIn(row, 'theme'),
      progress: textIn(row, 'progress'),
    })),
    evidence: textIn(details, 'evidence'),
    nextStep: textIn(details, 'nextStep'),
  };
}

/** What each outcome leads to under a policy, with the rule that says so. */
function outcomes(policy: Policies['items'][number] | undefined) {
  const between = policyValue(policy, 'reviewMonths');
  const after = policyValue(policy, 'insufficientReviewLeadsTo');
  const goesOn =
    between?.defined === true
      ? { text: `The next review, at most ${between.text} months on`, rule: between.rule }
      : { text: 'No date for the next review is set by the policy', rule: null };
  return {
    policy: policy === undefined ? null : { id: policy.id, title: policy.title },
    outcomes: [
      { outcome: 'Sufficient progress', ...goesOn },
      { outcome: 'Some progress', ...goesOn },
      {
        outcome: 'Insufficient progress',
        text:
          after?.defined === true
            ? `${after.text} is expected next`
            : 'The policy does not say what follows',
        rule: after?.rule ?? null,
      },
    ],
  };
}
