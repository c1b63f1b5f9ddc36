import type { ActDescription } from '@interventions/contracts';
import { ForbiddenException } from '@nestjs/common';
import type { WebRequest } from '../http/web-request.js';

/**
 * Throws ForbiddenException where the person's role does not record the act, before they fill in a form in
 * vain. The api decides for itself.
 */
export function requirePermitted({ user }: WebRequest, { roles }: ActDescription): void {
  if (user === undefined || !roles.includes(user.role)) throw new ForbiddenException();
}
