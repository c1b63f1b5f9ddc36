import type { AuthorityRecord } from '@interventions/contracts';
import type { Answers } from '../forms/answers.js';
import type { FieldError } from '../forms/field.js';
import { Page } from '../http/page.js';
import type { FormControl } from './form-page.js';
import { choiceNames, type OpeningChoice } from './opening-choice.js';
import type { Triage } from './triage.js';

/** How many judgements of the council stand on the page. */
const judgementsShown = 4;

/** The page before the form: what stands in the council, and what is to be chosen. Answers given already travel along. */
export function triagePage(
  authority: AuthorityRecord,
  triage: Triage,
  choice: OpeningChoice,
  answers: Answers,
  control: FormControl,
  problems: readonly FieldError[] = [],
): Page {
  const errorOf = (path: string) => problems.find((one) => one.path === path)?.message ?? null;
  return new Page(
    'recording/triage',
    {
      authority,
      triage,
      latest: authority.judgements.slice(0, judgementsShown),
      older: Math.max(0, authority.judgements.length - judgementsShown),
      tests: testsOf(authority),
      names: choiceNames,
      choice,
      errors: { trigger: errorOf(choiceNames.trigger), relation: errorOf(choiceNames.relation) },
      problems: problems.map(({ message, path }) => ({ text: message, href: `#${path}` })),
      action: `/authorities/${encodeURIComponent(authority.laCode)}/open`,
      hidden: answers.hidden(),
      control: [
        { name: '_key', value: control.key },
        { name: '_revision', value: control.revision },
        { name: choiceNames.seen, value: choice.seen.join(' ') },
      ],
    },
    problems.length > 0 ? 422 : 200,
  );
}

/** The failure test by policy in force; where the two date bases agree, one answer stands for both. */
function testsOf({ failureTest }: AuthorityRecord) {
  const policies = [...new Set(failureTest.map(({ policyId }) => policyId))];
  return policies.flatMap((policyId) => {
    const own = failureTest.filter((one) => one.policyId === policyId);
    const [first] = own;
    if (first === undefined) return [];
    const persistent = own.map(({ basis, persistent: { answer, because } }) => ({
      basis: basis === 'publication' ? 'by publication date' : 'by end of the inspection',
      answer,
      because,
    }));
    const same = persistent.every(
      ({ answer, because }) =>
        answer === persistent[0]?.answer && because === persistent[0].because,
    );
    return [
      {
        policyId,
        policyTitle: first.policyTitle,
        systemic: first.systemic,
        persistent: same
          ? persistent.slice(0, 1).map((one) => ({ ...one, basis: null }))
          : persistent,
      },
    ];
  });
}
