import { Answers, controlOf } from '../forms/answers.js';
import { Page } from '../http/page.js';
import type { WebRequest } from '../http/web-request.js';

/** Where to go after signing in, and the form that was interrupted. */
export interface SignInTerms {
  readonly back: string;
  /** Body of the form that was sent without a valid sign-in: its answers are kept. */
  readonly body?: unknown;
  readonly problem?: string;
}

/** Control fields of a form that must survive signing in. */
export const keptControls = [
  '_key',
  '_revision',
  '_draft',
  '_draftVersion',
  '_target',
  '_framework',
];

/** The fields of a form that was interrupted, to come back to its questions with. */
export function keptFields(
  body: unknown,
): readonly { readonly name: string; readonly value: string }[] {
  return [
    ...Answers.fromBody(body).hidden(),
    ...keptControls
      .map((name) => ({ name, value: controlOf(body, name) }))
      .filter(({ value }) => value !== ''),
    { name: '_action', value: 'edit' },
  ];
}

/** The page to sign in on, holding the answers of an interrupted form. */
export async function signInPage(
  web: WebRequest,
  { back, body, problem }: SignInTerms,
): Promise<Page> {
  const { items } = await web.api.personas();
  const hidden = body === undefined ? [] : [...keptFields(body), { name: '_resume', value: 'yes' }];
  return new Page(
    'sign-in/index',
    { personas: items, back, hidden, problem: problem ?? null, demonstration: web.demonstration },
    problem === undefined ? (body === undefined ? 200 : 401) : 422,
  );
}
