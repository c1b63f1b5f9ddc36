import { Injectable } from '@nestjs/common';
import { EvidenceStore, FileRefused } from '@interventions/application';
import { problem, type ProblemException } from '../http/problem.js';

type Details = Readonly<Record<string, unknown>>;

const facts = ['sha256', 'bytes', 'mediaType'] as const;

/** Lets an entry name a file only as the store has it: what is recorded as kept is kept. */
@Injectable()
export class EvidenceDoor {
  constructor(private readonly store: EvidenceStore) {}

  /** Throws 422 where an act attaches a file that was not uploaded, or puts another in the place of one. */
  async check(act: string, checked: unknown): Promise<void> {
    const details = checked as Details;
    if (act === 'EvidenceAttached') await this.#attached(details);
    if (act === 'EntryCorrected') corrected(details['replacement']);
  }

  async #attached({ bytes, sha256, mediaType, fileName }: Details): Promise<void> {
    // Without a size it is a file that is kept elsewhere, of which nothing is claimed here.
    if (bytes === undefined) return;
    const [digest, name] = [sha256, fileName].map((one) => (typeof one === 'string' ? one : ''));
    const kept = await this.store.find(digest ?? '', name ?? '').catch((error: unknown) => {
      if (error instanceof FileRefused) throw refused(error, 'details.fileName');
      throw error;
    });
    if (kept?.bytes === bytes && kept.mediaType === mediaType) return;
    throw problem('file-refused', 'This file has not been uploaded, or is another than it says.', {
      field: 'details.sha256',
      remedy: 'Upload the file again and send what that answers with.',
    });
  }
}

/** What a file that is not taken is answered with. */
export function refused({ code, message }: FileRefused, field: string): ProblemException {
  return problem(code === 'too-large' ? 'too-large' : 'file-refused', message, { field });
}

function corrected(replacement: unknown): void {
  const { details } = (replacement ?? {}) as { readonly details?: Details };
  if (details === undefined || !facts.some((fact) => fact in details)) return;
  throw problem('file-refused', 'The file of an entry is never replaced.', {
    field: 'details.replacement',
    remedy: 'Attach the other file as new evidence, and retract this entry.',
  });
}
