import { join, resolve } from 'node:path';

/** Where the files of evidence are kept, and how large each may be. */
export type EvidenceSettings = {
  /** Absolute path; processes on several machines share it as a volume. */
  readonly folder: string;
  readonly maxBytes: number;
};

/** A setting that cannot be used; the message is one sentence for the person at the terminal. */
export class EvidenceSettingsError extends Error {}

const defaultMegabytes = 25;
const mostMegabytes = 500;

/** Reads `EVIDENCE_DIR` and `EVIDENCE_MAX_MB` with their defaults. Throws `EvidenceSettingsError`. */
export function readEvidenceSettings(
  env: Readonly<Record<string, string | undefined>>,
  dataDir: string,
): EvidenceSettings {
  const text = env['EVIDENCE_MAX_MB'] || String(defaultMegabytes);
  const megabytes = Number(text);
  if (!/^\d{1,3}$/.test(text) || megabytes < 1 || megabytes > mostMegabytes)
    throw new EvidenceSettingsError(
      `EVIDENCE_MAX_MB is "${text}": give a whole number of megabytes from 1 to ${mostMegabytes}.`,
    );
  return {
    folder: resolve(env['EVIDENCE_DIR'] || join(dataDir, 'evidence')),
    maxBytes: megabytes * 1_000_000,
  };
}
