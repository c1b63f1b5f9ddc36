import { readFileSync } from 'node:fs';
import { processEvents, systemEvents, systemEventStoredAs } from '@interventions/domain';

/** An event that the service recorded of itself, as a released version stored it, and how it reads. */
type GoldenEvent = { readonly type: string; readonly data: unknown; readonly sentence: string };

/** Lines are added, never changed. */
const lines = readFileSync(new URL('./golden/system.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as GoldenEvent);

describe('golden events of the service itself', () => {
  it.each(lines.map((line) => [`${line.type}: ${line.sentence}`, line] as const))(
    '%s',
    (_about, { type, data, sentence }) => {
      const definition = systemEventStoredAs(type);
      expect(definition?.data.safeParse(data)).toEqual({ success: true, data });
      expect(definition?.sentence(data)).toBe(sentence);
    },
  );

  it('hold every stored event type that is not a process’s', () => {
    const ofProcesses = new Set(processEvents.map((event) => event.stored));
    const held = new Set(lines.map(({ type }) => type));
    const types = systemEvents.map((event) => event.stored).filter((one) => !ofProcesses.has(one));
    expect(types.filter((type) => !held.has(type))).toEqual([]);
  });
});
