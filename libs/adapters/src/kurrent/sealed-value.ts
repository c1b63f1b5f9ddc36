import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Json } from '@interventions/eventsourcing';

const algorithm = 'aes-256-gcm';

/** A text under the secret of its log, as it may stand on a server: nobody without the secret can read it. */
export function seal(text: string, place: string, secret: Uint8Array): Record<string, Json> {
  const iv = randomBytes(12);
  const cipher = createCipheriv(algorithm, secret, iv).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const base64 = (bytes: Buffer): string => bytes.toString('base64');
  return { iv: base64(iv), tag: base64(cipher.getAuthTag()), text: base64(sealed) };
}

/** The text that was sealed for a place. Throws for another secret, and when it was changed or moved. */
export function unseal(sealed: Json, place: string, secret: Uint8Array): string {
  const { iv, tag, text } = sealed as Readonly<Record<string, string>>;
  const bytes = (base64: string | undefined): Buffer => Buffer.from(base64 ?? '', 'base64');
  const decipher = createDecipheriv(algorithm, secret, bytes(iv), { authTagLength: 16 })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes(tag));
  return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8');
}
