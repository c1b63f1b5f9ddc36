import type { Metadata, ServiceError } from '@grpc/grpc-js';
import { accessDenied, unauthenticated } from './refusals.js';

/** A user of the server. */
export type User = {
  readonly password: string;
  /** Members of $admins read $all and may do anything with the streams of the system. */
  readonly admin?: boolean;
};

/** What a call wants to do. */
export type Wish = {
  readonly to: 'read' | 'write';
  /** `$all` for a read of everything. */
  readonly stream: string;
};

/** Who may do what. */
export type Access = {
  /** Refuses a call outright when its credentials are wrong. */
  authenticate(metadata: Metadata): ServiceError | undefined;
  /** Refuses what the caller may not do. */
  authorise(metadata: Metadata, wish: Wish): ServiceError | undefined;
};

/**
 * The rules of a server with users, in its default settings: nobody gets in without a password, users may do all
 * with ordinary streams, and $all and the streams of the system are for administrators.
 */
export function accessFor(users: Readonly<Record<string, User>>): Access {
  const authenticate = (metadata: Metadata): ServiceError | undefined =>
    metadata.get('authorization').length > 0 && userOf(users, metadata) === undefined
      ? unauthenticated()
      : undefined;
  return {
    authenticate,
    authorise: (metadata, { stream }) => {
      const refused = authenticate(metadata);
      if (refused) return refused;
      const user = userOf(users, metadata);
      if (user === undefined) return accessDenied();
      return isOfSystem(stream) && user.admin !== true ? accessDenied() : undefined;
    },
  };
}

/**
 * The rules of a server without users, which a real one calls insecure: anybody may do anything, except that
 * here nobody writes to the streams of the system, unless a test says so.
 */
export function openAccess(systemStreams: boolean): Access {
  return {
    authenticate: () => undefined,
    authorise: (_metadata, { to, stream }) =>
      to === 'write' && isOfSystem(stream) && !systemStreams ? accessDenied() : undefined,
  };
}

/** The metadata of an ordinary stream is for whoever may use the stream. */
function isOfSystem(stream: string): boolean {
  return stream.startsWith('$') && !/^\$\$[^$]/.test(stream);
}

function userOf(users: Readonly<Record<string, User>>, metadata: Metadata): User | undefined {
  const [header] = metadata.get('authorization');
  const encoded = /^Basic (.+)$/.exec(header?.toString() ?? '')?.[1] ?? '';
  const [, name = '', password] =
    /^([^:]*):(.*)$/.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  const user = Object.hasOwn(users, name) ? users[name] : undefined;
  return user?.password === password ? user : undefined;
}
