import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Json } from '@interventions/eventsourcing';
import type { SubjectKey } from '../keys/index.js';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;

/** A new key. */
export function newKey(): SubjectKey {
  return { id: randomBytes(8).toString('hex'), bytes: randomBytes(keyBytes) };
}

/** A key under the secret of its log, as it may stand on a server: nobody without the secret can use it. */
export function wrap(key: SubjectKey, subject: string, secret: Uint8Array): Record<string, Json> {
  const iv = randomBytes(12);
  const cipher = createCipheriv(algorithm, secret, iv).setAAD(placeOf(key.id, subject));
  const text = Buffer.concat([cipher.update(key.bytes), cipher.final()]);
  const base64 = (bytes: Buffer): string => bytes.toString('base64');
  return { id: key.id, iv: base64(iv), tag: base64(cipher.getAuthTag()), text: base64(text) };
}

/** The key that was wrapped for a subject. Throws for another secret, and when it was changed or moved. */
export function unwrap(wrapped: Json, subject: string, secret: Uint8Array): SubjectKey {
  const { id, iv, tag, text } = wrapped as Readonly<Record<string, string>>;
  const bytes = (base64: string | undefined): Buffer => Buffer.from(base64 ?? '', 'base64');
  const decipher = createDecipheriv(algorithm, secret, bytes(iv), { authTagLength: 16 })
    .setAAD(placeOf(id ?? '', subject))
    .setAuthTag(bytes(tag));
  const key = Buffer.concat([decipher.update(bytes(text)), decipher.final()]);
  return { id: id ?? '', bytes: new Uint8Array(key) };
}

function placeOf(id: string, subject: string): Buffer {
  return Buffer.from(`${id}\n${subject}`);
}
