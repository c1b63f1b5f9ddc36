import { resolve } from 'node:path';
import { text, type Verb } from './verb.js';

/** The verbs that keep the log and the views safe, and bring them back. */
export const keepingVerbs: Readonly<Record<string, Verb>> = {
  backup: {
    options: { keys: true },
    operands: { least: 1, most: 1 },
    run: async ([folder = ''], { keys }, output, { place, evidenceDir }) =>
      (await import('./verbs/backup.verb.js')).backupVerb(
        { ...place, evidenceDir, folder: resolve(folder), keys: folderIn(keys) },
        output,
      ),
  },
  restore: {
    options: { keys: true },
    operands: { least: 1, most: 1 },
    run: async ([folder = ''], { keys }, output, { place, evidenceDir, viewFiles }) =>
      (await import('./verbs/restore.verb.js')).restoreVerb(
        { ...place, evidenceDir, viewFiles, folder: resolve(folder), keys: folderIn(keys) },
        output,
      ),
  },
  'remove-file': {
    options: { reason: true },
    operands: { least: 1, most: 1 },
    run: async ([sha256 = ''], { reason }, output, { evidenceDir }) =>
      (await import('./verbs/remove-file.verb.js')).removeFileVerb(
        { evidenceDir, sha256, reason: text(reason) },
        output,
      ),
  },
  'accept-log': {
    options: { reason: true },
    operands: { least: 0, most: 0 },
    run: async (_none, { reason }, output, { place }) =>
      (await import('./verbs/accept-log.verb.js')).acceptLogVerb(
        { ...place, reason: text(reason) },
        output,
      ),
  },
  'snapshot-view': {
    options: {},
    operands: { least: 2, most: 2 },
    run: async ([owner = '', file = ''], _flags, output, { place, viewFiles }) =>
      (await import('./verbs/snapshot-view.verb.js')).snapshotViewVerb(
        { ...place, viewFiles, owner, file: resolve(file) },
        output,
      ),
  },
  'adopt-view': {
    options: {},
    operands: { least: 1, most: 1 },
    run: async ([file = ''], _flags, output, { place, viewFiles }) =>
      (await import('./verbs/adopt-view.verb.js')).adoptViewVerb(
        { ...place, viewFiles, file: resolve(file) },
        output,
      ),
  },
};

function folderIn(value: string | boolean | undefined): string | undefined {
  const given = text(value);
  return given === undefined ? undefined : resolve(given);
}
