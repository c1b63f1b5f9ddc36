import { isIP } from 'node:net';
import { jwtVerify, SignJWT } from 'jose';
import { Identity, NotIdentifiedError, type Person, type Role } from '@interventions/application';
import { demoSignInWord } from './identity-settings.js';
import type { SigningKey } from './signing-key.js';

const issuer = 'interventions-local';
const audience = 'interventions-api';
const hours = 8;
const roles: readonly Role[] = ['case-officer', 'commissioner', 'team-leader', 'researcher'];

/** Where and how a process runs, as far as it decides whether personas may be handed out. */
export type Surroundings = {
  readonly host: string;
  readonly nodeEnv: string | undefined;
  /** Whether somebody opened a demonstration to whoever reaches it. Default false. */
  readonly demoSignIn?: boolean;
};

/** A token and when it ends, an ISO instant. */
export type IssuedToken = { readonly token: string; readonly expiresAt: string };

/**
 * Identity on a machine that runs the service for itself: gives a token to whoever picks a persona, and
 * knows its own tokens again. Throws where others could reach it, unless a demonstration is open to them, and
 * always in production: there a real identity provider belongs.
 */
export class LocalIssuer extends Identity {
  constructor(
    private readonly key: SigningKey,
    private readonly now: () => string,
    { host, nodeEnv, demoSignIn = false }: Surroundings,
  ) {
    super();
    if (nodeEnv === 'production')
      throw new Error(
        'Signing in as a persona is not offered in production. Connect an identity provider.',
      );
    if (!isLoopback(host) && !demoSignIn)
      throw new Error(
        `Signing in as a persona is offered on this machine only, not on ${host}. Bind to 127.0.0.1, or set DEMO_SIGN_IN=${demoSignInWord} for a demonstration behind a proxy that listens on this machine only.`,
      );
  }

  /** A token for eight hours. */
  async sign(person: Person): Promise<IssuedToken> {
    const from = Math.floor(Date.parse(this.now()) / 1000);
    const to = from + hours * 3600;
    const token = await new SignJWT({ name: person.name, role: person.role })
      .setProtectedHeader({ alg: 'HS256', kid: this.key.id, typ: 'JWT' })
      .setSubject(person.actor)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(from)
      .setNotBefore(from)
      .setExpirationTime(to)
      .sign(this.key.bytes);
    return { token, expiresAt: new Date(to * 1000).toISOString() };
  }

  override async verify(token: string): Promise<Person> {
    const { payload } = await this.#read(token);
    const { sub, name, role } = payload;
    const known = roles.find((one) => one === role);
    if (sub === undefined || sub === '' || typeof name !== 'string' || known === undefined)
      throw new NotIdentifiedError('The token names no person with a known role.');
    return { actor: sub, name, role: known };
  }

  async #read(token: string) {
    try {
      return await jwtVerify(token, this.key.bytes, {
        algorithms: ['HS256'],
        typ: 'JWT',
        issuer,
        audience,
        requiredClaims: ['sub', 'exp', 'nbf'],
        currentDate: new Date(this.now()),
      });
    } catch (error) {
      throw new NotIdentifiedError(messageOf(error), { cause: error });
    }
  }
}

function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
