import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { goldenFiles, linesOf, type GoldenFile } from './golden-lines.js';

const path = new URL('./golden/ledger.txt', import.meta.url);

/** The golden lines by their files. */
export type GoldenLines = Readonly<Record<GoldenFile, readonly string[]>>;

/** What the golden files hold now. */
export function goldenLines(): GoldenLines {
  return Object.fromEntries(goldenFiles.map((file) => [file, linesOf(file)])) as GoldenLines;
}

/** The ledger as it was committed: one line for each golden line. */
export function committedLedger(): readonly string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
}

/** The ledger of golden lines. Each digest is over a line and the digest before it, so no line can be left out. */
export function ledgerOf(lines: GoldenLines): readonly string[] {
  return goldenFiles.flatMap((file) => {
    let digest = '';
    return lines[file].map((line, index) => {
      digest = createHash('sha256').update(`${digest}\n${line}`).digest('hex');
      return `${file} ${index + 1} ${digest}`;
    });
  });
}

/** What was done to golden lines that stand in a ledger, in words; none where lines were only added. */
export function tampering(ledger: readonly string[], lines: GoldenLines): readonly string[] {
  const now = new Set(ledgerOf(lines));
  return ledger
    .filter((entry) => !now.has(entry))
    .map((entry) => {
      const [file = '', line = ''] = entry.split(' ');
      return `Line ${line} of golden/${file}.jsonl, or one before it, is not what was committed. Restore it, and add another line.`;
    });
}

/** Golden lines that stand in no ledger yet. */
export function unlisted(ledger: readonly string[], lines: GoldenLines): readonly string[] {
  const known = new Set(ledger);
  return ledgerOf(lines).filter((entry) => !known.has(entry));
}

/** Adds the lines that are new to the ledger. Throws where a line that stood in it was changed. */
export function addToLedger(): void {
  const [ledger, lines] = [committedLedger(), goldenLines()];
  const changed = tampering(ledger, lines);
  if (changed.length > 0) throw new Error(changed.join('\n'));
  for (const entry of unlisted(ledger, lines)) appendFileSync(path, `${entry}\n`);
}
