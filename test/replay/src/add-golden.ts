import { addGoldenCases } from './add-golden-cases.js';
import { addGoldenProcesses } from './add-golden-processes.js';
import { addGoldenViews } from './add-golden-views.js';
import { addToLedger, committedLedger, goldenLines, tampering } from './golden-ledger.js';

// Adds what is missing: a line for each stored type and version, what views show of it, and its place in the ledger.
const changed = tampering(committedLedger(), goldenLines());
if (changed.length > 0) {
  process.stderr.write(`${changed.join('\n')}\n`);
  process.exitCode = 1;
} else {
  addGoldenCases();
  addGoldenProcesses();
  await addGoldenViews();
  addToLedger();
}
