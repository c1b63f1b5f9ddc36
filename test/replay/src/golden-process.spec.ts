import { processEvents } from '@interventions/domain';
import { goldenProcesses, replayProcess } from './golden-process.js';

const histories = goldenProcesses().map((history) => [history.about, history] as const);

describe('golden histories of processes', () => {
  it.each(histories)('%s: replays to the state stored with it', (_about, history) => {
    expect(replayProcess(history)).toEqual(history.state);
  });

  it.each(histories)('%s: every event is valid under today’s schema', (_about, { events }) => {
    for (const { type, data } of events) {
      const definition = processEvents.find(({ stored }) => stored === type);
      expect(definition?.data.safeParse(data)).toMatchObject({ success: true });
    }
  });
});
