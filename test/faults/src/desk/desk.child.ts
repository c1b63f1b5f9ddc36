// Puts drafts over and over, and removes others, until killed: `desk.child.ts <file> <owner>`. Prints
// `ack put <id> <turn>` or `ack removed <id>` once each has settled.
import { SqliteDesk } from '@interventions/adapters/desk';

const [file = '', owner = ''] = process.argv.slice(2);
const desk = new SqliteDesk(file);
const at = '2026-03-03T14:05:00.000Z';

for (let turn = 0; ; turn += 1) {
  const kept = `kept-${turn % 7}`;
  const value = { turn, text: 'x'.repeat(5_000) };
  await desk.put({ owner, kind: 'draft', id: kept }, { value, at }, 'any');
  process.stdout.write(`ack put ${kept} ${turn}\n`);
  const gone = `gone-${turn}`;
  await desk.put({ owner, kind: 'draft', id: gone }, { value, at }, 'none');
  await desk.remove({ owner, kind: 'draft', id: gone });
  process.stdout.write(`ack removed ${gone}\n`);
  await new Promise((resolve) => setImmediate(resolve));
}
