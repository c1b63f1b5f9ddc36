import type { AuthorityRecord } from '@interventions/contracts';
import type { Answers } from '../forms/answers.js';
import type { FieldError } from '../forms/field.js';
import { Page } from '../http/page.js';
import { failureView } from './failure-view.js';
import { steering, type FormControl } from './form-page.js';
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
      tests: failureView(authority),
      names: choiceNames,
      choice,
      errors: { trigger: errorOf(choiceNames.trigger), relation: errorOf(choiceNames.relation) },
      problems: problems.map(({ message, path }) => ({ text: message, href: `#${path}` })),
      action: `/authorities/${encodeURIComponent(authority.laCode)}/open`,
      hidden: answers.hidden(),
      control: [...steering(control), { name: choiceNames.seen, value: choice.seen.join(' ') }],
    },
    problems.length > 0 ? 422 : 200,
  );
}
