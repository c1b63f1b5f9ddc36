import type { DraftContent } from '@interventions/contracts';
import { NotFoundException } from '@nestjs/common';
import { ApiProblem } from '../api/api-errors.js';
import type { ApiSession } from '../api/api-session.js';
import type { WebRequest } from '../http/web-request.js';
import type { ActForm } from '../recording/act-form.js';
import { findForm } from '../recording/find-form.js';
import { formAddress, openingAddress } from '../recording/form-address.js';
import { loadOpening } from '../recording/load-opening.js';
import { readChoice } from '../recording/opening-choice.js';

/** The form of a draft and where it is sent to; or why there is none any more. */
export type DraftForm =
  { readonly form: ActForm; readonly action: string } | { readonly missing: string };

/** Finds the form that a draft was begun on. Throws what the api throws, but for what is gone. */
export async function draftForm(web: WebRequest, content: DraftContent): Promise<DraftForm> {
  const { act, subject } = content.form;
  try {
    const found = await formOf(web.api, content);
    if (found === undefined)
      return { missing: 'The entry that it is about cannot be chosen any more.' };
    if (web.user === undefined || !found.act.roles.includes(web.user.role))
      return { missing: 'Your role does not record this kind of entry.' };
    const action = act === 'opening' ? openingAddress(subject.id) : formAddress(subject, act);
    return { form: found, action };
  } catch (error) {
    if (!isGone(error)) throw error;
    return { missing: 'The record that it belongs to, or its form, is not there any more.' };
  }
}

async function formOf(api: ApiSession, { form }: DraftContent) {
  const { act, subject, variant } = form;
  if (act === 'opening')
    return (await loadOpening(api, subject.id)).formFor(readChoice(variant.carried ?? {}));
  const { target, framework } = variant;
  const asked = {
    ...(target !== undefined && { target }),
    ...(framework !== undefined && { framework }),
  };
  const found = await findForm(api, subject, act, asked);
  return 'form' in found ? found.form : undefined;
}

function isGone(error: unknown): boolean {
  return (
    error instanceof NotFoundException ||
    (error instanceof ApiProblem && error.problem.status === 404)
  );
}
