import { SignJWT, UnsecuredJWT } from 'jose';
import { NotIdentifiedError, type Person } from '@interventions/application';
import { LocalIssuer } from './local-issuer.js';

const key = { id: 'k1', bytes: new Uint8Array(32).fill(7) };
const here = { host: '127.0.0.1', nodeEnv: undefined };
const priya: Person = { actor: 'Priya Nair', name: 'Priya Nair', role: 'case-officer' };
const noon = '2026-07-01T12:00:00.000Z';

function issuerAt(instant = noon, signing = key): LocalIssuer {
  return new LocalIssuer(signing, () => instant, here);
}

/** A token like the issuer's own, but for what is changed. */
function forged(
  claims: Record<string, unknown>,
  header: Record<string, string> = {},
): Promise<string> {
  const from = Date.parse(noon) / 1000;
  return new SignJWT({
    sub: 'Priya Nair',
    name: 'Priya Nair',
    role: 'case-officer',
    iss: 'interventions-local',
    aud: 'interventions-api',
    nbf: from,
    exp: from + 3600,
    ...claims,
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', ...header })
    .sign(key.bytes);
}

describe('LocalIssuer', () => {
  it('knows its own tokens again for eight hours', async () => {
    const { token, expiresAt } = await issuerAt().sign(priya);
    expect(expiresAt).toBe('2026-07-01T20:00:00.000Z');
    await expect(issuerAt('2026-07-01T19:59:59.000Z').verify(token)).resolves.toEqual(priya);
    await expect(issuerAt('2026-07-01T20:00:01.000Z').verify(token)).rejects.toThrow(
      NotIdentifiedError,
    );
  });

  it('takes a token like its own: the forgeries below fail for what they change alone', async () => {
    await expect(issuerAt().verify(await forged({}))).resolves.toEqual(priya);
  });

  it.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['another audience', { aud: 'interventions-web' }, {}],
    ['another issuer', { iss: 'somebody-else' }, {}],
    ['a time not yet come', { nbf: Date.parse(noon) / 1000 + 60 }, {}],
    ['no end', { exp: undefined }, {}],
    ['no person', { sub: undefined }, {}],
    ['an empty person', { sub: '' }, {}],
    ['an unknown role', { role: 'minister' }, {}],
    ['the role of the service itself', { role: 'system' }, {}],
    ['another algorithm', {}, { alg: 'HS512' }],
    ['another type', {}, { typ: 'at+jwt' }],
  ])('refuses a token with %s', async (_case, claims, header) => {
    const token = await forged(claims, header);
    await expect(issuerAt().verify(token)).rejects.toThrow(NotIdentifiedError);
  });

  it('refuses a token that nobody signed', async () => {
    const token = new UnsecuredJWT({ name: 'Priya Nair', role: 'case-officer' })
      .setSubject('Priya Nair')
      .setIssuer('interventions-local')
      .setAudience('interventions-api')
      .setNotBefore('-1h')
      .setExpirationTime('1h')
      .encode();
    await expect(issuerAt().verify(token)).rejects.toThrow(NotIdentifiedError);
  });

  it.each(['', 'x', 'a.b.c', '..', 'é'.repeat(20)])('refuses the text "%s"', async (token) => {
    await expect(issuerAt().verify(token)).rejects.toThrow(NotIdentifiedError);
  });

  it('refuses a token under another key, and one whose content was changed', async () => {
    const other = { id: 'k1', bytes: new Uint8Array(32).fill(8) };
    const { token } = await issuerAt(noon, other).sign(priya);
    await expect(issuerAt().verify(token)).rejects.toThrow(NotIdentifiedError);
    const [head, , tail] = (await issuerAt().sign(priya)).token.split('.');
    const body = Buffer.from(JSON.stringify({ sub: 'x', role: 'team-leader' })).toString(
      'base64url',
    );
    await expect(issuerAt().verify(`${head}.${body}.${tail}`)).rejects.toThrow(NotIdentifiedError);
  });

  it.each([false, true])('is not offered in production, demonstration or not: %s', (demoSignIn) => {
    const surroundings = { ...here, nodeEnv: 'production', demoSignIn };
    expect(() => new LocalIssuer(key, () => noon, surroundings)).toThrow('identity provider');
  });

  it('is offered elsewhere where a demonstration was opened on purpose', () => {
    const open = { host: '0.0.0.0', nodeEnv: undefined, demoSignIn: true };
    expect(() => new LocalIssuer(key, () => noon, open)).not.toThrow();
    expect(() => new LocalIssuer(key, () => noon, { ...open, demoSignIn: false })).toThrow(
      'DEMO_SIGN_IN=anyone-who-reaches-it',
    );
  });

  it.each(['0.0.0.0', '::', '192.168.1.4', 'example.org', ''])('is not offered on %s', (host) => {
    expect(() => new LocalIssuer(key, () => noon, { ...here, host })).toThrow('127.0.0.1');
  });

  it.each(['127.0.0.1', '127.0.0.2', 'localhost', '::1'])('is offered on %s', (host) => {
    expect(() => new LocalIssuer(key, () => noon, { ...here, host })).not.toThrow();
  });
});
