import { SetMetadata } from '@nestjs/common';
import type { Person, Role } from '@interventions/application';
import type { Visibility } from '@interventions/domain';

/** What a signed-in person may do here: read everything, or record acts. */
export type Permission = 'read' | 'record';

/** Who may call a route: everybody, somebody with a permission, or the operator of this machine. */
export type Access = 'public' | 'operator' | Permission;

/** What each role may do. A role that is not here may do nothing. */
export const permissions: Readonly<Record<Role, readonly Permission[]>> = {
  'case-officer': ['read', 'record'],
  commissioner: ['read', 'record'],
  'team-leader': ['read', 'record'],
  researcher: ['read'],
  system: [],
};

const everything: readonly Visibility[] = ['case-team', 'department', 'publishable'];

/** The entries that each role finds, by whom they are for: those that its timelines show, which is all of them. */
export const readable: Readonly<Record<Role, readonly Visibility[]>> = {
  'case-officer': everything,
  commissioner: everything,
  'team-leader': everything,
  researcher: everything,
  system: [],
};

export const accessKey = 'access';

/** Needs no sign-in. */
export const Public = () => SetMetadata(accessKey, 'public' satisfies Access);

/** Needs a signed-in person with a permission. */
export const Allows = (permission: Permission) => SetMetadata(accessKey, permission);

/** Needs the operator's token, from this machine. */
export const OperatorOnly = () => SetMetadata(accessKey, 'operator' satisfies Access);

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; set by the guard of every route that is not public. */
    person?: Person;
  }
}
