import { fileTypeFromBlob } from 'file-type';
import type { FoundContent } from '@interventions/application';
import { codeOf } from './evidence-fault.js';

/** Tells from a file’s bytes alone what it is. Text is valid UTF-8 without the character NUL. Nothing in it is run. */
export async function foundContent(content: Blob): Promise<FoundContent> {
  const found = await fileTypeFromBlob(content);
  if (found !== undefined) return { mediaType: found.mime };
  return (await isText(content)) ? 'text' : 'unknown';
}

async function isText(content: Blob): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of content.stream() as AsyncIterable<Uint8Array>) {
      if (piece.includes(0)) return false;
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (error) {
    // A fault of the disk is no answer.
    if (codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}
