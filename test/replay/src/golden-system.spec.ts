import { systemEventStoredAs } from '@interventions/domain';
import { goldenSystemEvents } from './golden-system.js';

describe('golden events of the service itself', () => {
  it.each(goldenSystemEvents().map((line) => [`${line.type}: ${line.sentence}`, line] as const))(
    '%s',
    (_about, { type, data, sentence }) => {
      const definition = systemEventStoredAs(type);
      expect(definition?.data.safeParse(data)).toEqual({ success: true, data });
      expect(definition?.sentence(data)).toBe(sentence);
    },
  );
});
