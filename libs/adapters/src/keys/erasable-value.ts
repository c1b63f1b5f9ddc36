import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Json, JsonObject } from '@interventions/eventsourcing';
import type { SubjectKey } from './subject-keys.js';

/** A hidden value as the log holds it: AES-256-GCM under the named key; all but the names in base64. */
export type Erasable = {
  readonly subject: string;
  readonly key: string;
  readonly iv: string;
  readonly tag: string;
  readonly text: string;
};

const algorithm = 'aes-256-gcm';

/** Hides a value. `place` says where it stands; it can be read back at the same place only. */
export function hide(value: Json, place: string, subject: string, key: SubjectKey): JsonObject {
  const iv = randomBytes(12);
  const cipher = createCipheriv(algorithm, key.bytes, iv).setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  const erasable: Erasable = {
    subject,
    key: key.id,
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    text: text.toString('base64'),
  };
  return { $erasable: erasable };
}

/** The value that was hidden at this place. Throws when it or its place was changed. */
export function unhide({ iv, tag, text }: Erasable, place: string, key: Uint8Array): Json {
  const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, 'base64'), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(place))
    .setAuthTag(Buffer.from(tag, 'base64'));
  const plain = Buffer.concat([decipher.update(Buffer.from(text, 'base64')), decipher.final()]);
  return JSON.parse(plain.toString('utf8')) as Json;
}

/** The hidden value that a stored field holds; undefined for a field in plain sight. */
export function erasableIn(value: Json | undefined): Erasable | undefined {
  const inner = isObject(value) ? value['$erasable'] : undefined;
  if (!isObject(inner)) return undefined;
  const { subject, key, iv, tag, text } = inner;
  const parts = { subject, key, iv, tag, text };
  return isAllText(parts) ? parts : undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAllText(parts: {
  readonly [Name in keyof Erasable]: Json | undefined;
}): parts is Erasable {
  return Object.values(parts).every((part) => typeof part === 'string');
}
