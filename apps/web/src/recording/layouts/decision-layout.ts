import {
  addMonths,
  dayRange,
  formatDate,
  type ObligationView,
  type Policies,
  type TimelineEntry,
} from '@interventions/contracts';
import { isOwed } from '../../deadlines/due-item.js';
import type { ActForm, PagePart, Values } from '../act-form.js';
import {
  detailsOf,
  dueLine,
  policyOn,
  policyValue,
  rowsIn,
  standing,
  textIn,
  textsIn,
  wordOf,
  type ActLayout,
} from './act-layout.js';

type Policy = Policies['items'][number];

/** Months after which a decision is mostly looked at again (R11), where the policy names none. */
const usualMonths = [6, 12];

/** The option of a review that stands for an option of the minister. */
const weighedAs: Readonly<Partial<Record<string, string>>> = {
  'remove-to-trust': 'trust',
  'executive-commissioner': 'commissioner',
  partnership: 'partnership',
  'more-time': 'more-time',
};

/** A commissioner’s report: who reports by when, and what the presumption makes of it. */
export const commissionerReportLayout: ActLayout = async (form, api, today) => {
  if (form.subject.api.kind !== 'intervention') return form;
  const [{ obligations }, policies] = await Promise.all([
    api.evaluation(form.subject.api.id),
    api.policies(),
  ]);
  return reportForm(form, obligations, policyOn(policies, today));
};

/** A ministerial decision: the reports, the presumption, and each option with its evidence and what is expected of it. */
export const decisionLayout: ActLayout = async (form, api, today) =>
  decisionForm(form, policyOn(await api.policies(), today));

/** The form of a commissioner’s report from what is due and the policy. */
export function reportForm(
  form: ActForm,
  obligations: readonly ObligationView[],
  policy: Policy | undefined,
): ActForm {
  const due = obligations.filter(isOwed).find(({ kind }) => kind === 'commissioner-report');
  return {
    ...form,
    about: {
      template: 'recording/about/report.njk',
      model: {
        appointed: appointments(form),
        due: due === undefined ? null : dueLine(due),
        reports: reportsOf(form),
        presumption: presumptionOf(form, policy),
        home: form.subject.home,
      },
    },
  };
}

/** The form of a ministerial decision under a policy. */
export function decisionForm(form: ActForm, policy: Policy | undefined): ActForm {
  const options = form.fields
    .find(({ key }) => key === 'details')
    ?.fields.find(({ key }) => key === 'option')?.options;
  const [review] = standing(form, 'ReviewHeld');
  return {
    ...form,
    about: {
      template: 'recording/about/decision.njk',
      model: {
        reports: reportsOf(form),
        presumption: presumptionOf(form, policy),
        review: review === undefined ? null : { id: review.id, onText: review.effectiveText },
        options: (options ?? [])
          .filter(({ value }) => value !== 'not-stated')
          .map(({ value, text }) => ({
            text,
            expects: expectedOf(value, form, policy),
            evidence: evidenceFor(value, review),
          })),
        home: form.subject.home,
      },
    },
    comesTo: (body) => reReviews(form, body, policy),
  };
}

function appointments(form: ActForm) {
  return standing(form, 'CommissionerAppointed', 'CommissionerReplaced').map((entry) => ({
    id: entry.id,
    sentence: entry.sentence,
    onText: entry.effectiveText,
    inPost: form.subject.inForce.has(entry.id),
  }));
}

function reportsOf(form: ActForm) {
  return standing(form, 'CommissionerReported').map(({ id, details, effectiveText, sentence }) => ({
    id,
    onText: effectiveText,
    sentence,
    author: textIn(details, 'author'),
    stage: textIn(details, 'stage'),
    recommendation: textIn(details, 'recommendation'),
    conditions: textIn(details, 'conditions'),
    reReview: textsIn(details, 'reReviewPoints'),
    findings: [
      { label: 'Capacity for change', text: textIn(details, 'capacityForChange') },
      { label: 'Scale', text: textIn(details, 'scale') },
      { label: 'Neighbour', text: textIn(details, 'neighbour') },
    ].filter(({ text }) => text !== null),
  }));
}

/** Whether the presumption that services leave the council holds in the case, and since when. */
function presumptionOf(form: ActForm, policy: Policy | undefined) {
  const value = policyValue(policy, 'presumption');
  const first = standing(form, 'CommissionerAppointed', 'CommissionerReplaced').at(-1);
  const defined = value?.defined === true;
  return {
    holds: defined && first !== undefined,
    text: !defined
      ? 'The policy in force today presumes nothing about the outcome.'
      : first === undefined
        ? 'No commissioner is recorded in this case, so nothing is presumed yet.'
        : `A commissioner was appointed ${first.effectiveText}. Services are presumed to leave the council unless there are compelling reasons to leave them.`,
    rule: value?.rule ?? null,
    policy: policy === undefined ? null : { id: policy.id, title: policy.title },
  };
}

function expectedOf(
  option: string,
  form: ActForm,
  policy: Policy | undefined,
): readonly { readonly text: string; readonly rule: string | null }[] {
  const { holds, rule } = presumptionOf(form, policy);
  const again = policyValue(policy, 'retainReviewMonths');
  const leaves = ['remove-to-trust', 'partnership', 'executive-commissioner'].includes(option);
  return [
    ...(holds && option === 'retain' ? [{ text: 'Compelling reasons are expected', rule }] : []),
    ...(holds && leaves ? [{ text: 'Follows the presumption', rule }] : []),
    ...(option === 'retain' && again?.defined === true
      ? [
          {
            text: `Looked at again ${again.text.replace(/, (?=[^,]*$)/, ' and ')} months on`,
            rule: again.rule,
          },
        ]
      : []),
  ];
}

/** What the last review weighed of an option, in the order of its form. */
function evidenceFor(option: string, review: TimelineEntry | undefined) {
  const as = weighedAs[option];
  const row = rowsIn(review?.details ?? {}, 'options').find((one) => one['option'] === as);
  if (as === undefined || row === undefined) return [];
  return [
    { label: 'Speaks for it', text: textIn(row, 'speaksFor') },
    { label: 'Speaks against it', text: textIn(row, 'speaksAgainst') },
    { label: 'Assessment', text: textIn(row, 'assessment') },
    { label: 'Evidence', text: textIn(row, 'evidence') },
    { label: 'Why chosen or not', text: textIn(row, 'because') },
  ].filter(({ text }) => text !== null);
}

/** The months that the policy names, or the usual ones. */
function monthsOf(again: ReturnType<typeof policyValue>): readonly number[] {
  const named = again?.defined === true ? (again.text.match(/\d+/g) ?? []).map(Number) : [];
  return named.length > 0 ? named : usualMonths;
}

/** The days on which a decision is looked at again: those given, or the usual ones to choose from. */
function reReviews(form: ActForm, body: Values, policy: Policy | undefined): PagePart | null {
  const details = detailsOf(body);
  const option = textIn(details, 'option');
  const given = textsIn(details, 'reReviewOn');
  const day = dayRange(textIn(body, 'effectiveOn') ?? '').latest;
  if (day === undefined || !['retain', 'more-time', 'defer'].includes(option ?? '')) return null;
  const again = policyValue(policy, 'retainReviewMonths');
  return {
    template: 'recording/about/re-reviews.njk',
    model: {
      option: wordOf(form, ['option'], option),
      given: given.map((date) => formatDate(date)),
      usual: monthsOf(again).map((months) => ({ months, on: formatDate(addMonths(day, months)) })),
      rule: again?.rule ?? null,
      policy: policy?.id ?? null,
    },
  };
}
