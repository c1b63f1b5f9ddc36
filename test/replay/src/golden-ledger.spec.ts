import { checkLaw } from '@interventions/eventsourcing/testing';
import fc from 'fast-check';
import {
  committedLedger,
  goldenLines,
  ledgerOf,
  tampering,
  unlisted,
  type GoldenLines,
} from './golden-ledger.js';
import { goldenFiles } from './golden-lines.js';

const anyLines: fc.Arbitrary<GoldenLines> = fc.record({
  cases: fc.array(fc.string(), { minLength: 1 }),
  processes: fc.array(fc.string()),
  system: fc.array(fc.string()),
  views: fc.array(fc.string()),
});

describe('the ledger of golden lines', () => {
  it('holds every line as it was committed, and no line is missing from it', () => {
    expect(tampering(committedLedger(), goldenLines())).toEqual([]);
    expect(unlisted(committedLedger(), goldenLines())).toEqual([]);
    expect(committedLedger().length).toBeGreaterThan(200);
  });

  it('sees a line that was changed, removed or moved, in any file', () => {
    const real = goldenLines();
    const ledger = committedLedger();
    for (const file of goldenFiles) {
      const [first = '', ...rest] = real[file];
      const changed = first.replace('{', '{ ');
      expect(tampering(ledger, { ...real, [file]: [changed, ...rest] })[0]).toContain(
        `Line 1 of golden/${file}.jsonl`,
      );
      expect(tampering(ledger, { ...real, [file]: rest })).not.toEqual([]);
      expect(tampering(ledger, { ...real, [file]: real[file].slice(0, -1) })).toHaveLength(1);
      if (rest.length > 0)
        expect(tampering(ledger, { ...real, [file]: [...rest, first] })).not.toEqual([]);
    }
  });

  it('takes lines that are added, and asks for their entries', () => {
    checkLaw('adding is no tampering', [anyLines, anyLines], (lines, more) => {
      const grown: GoldenLines = {
        cases: [...lines.cases, ...more.cases],
        processes: [...lines.processes, ...more.processes],
        system: [...lines.system, ...more.system],
        views: [...lines.views, ...more.views],
      };
      const ledger = ledgerOf(lines);
      expect(tampering(ledger, grown)).toEqual([]);
      expect(unlisted(ledger, grown)).toHaveLength(Object.values(more).flat().length);
    });
  });
});
