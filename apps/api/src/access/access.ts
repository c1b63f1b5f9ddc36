import { SetMetadata } from '@nestjs/common';
import type { Person, Role } from '@interventions/application';
import type { Reader } from '@interventions/read-models';

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

/**
 * Up to which class each role reads entries; the one place that says so (decision 31). The case team is who works the
 * case for the department: a commissioner is appointed from outside it, and is written about in it.
 */
export const readers: Readonly<Record<Role, Reader>> = {
  'case-officer': { upTo: 'case-team' },
  'team-leader': { upTo: 'case-team' },
  commissioner: { upTo: 'department' },
  researcher: { upTo: 'department' },
  system: { upTo: 'department' },
};

/** Whoever is answered without being signed in, by what an address holds. */
export const unknownReader: Reader = { upTo: 'department' };

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
