import { acts } from '@interventions/domain';
import { goldenHistories, replay, stateAsJson } from './golden-history.js';

describe('golden histories', () => {
  it.each(goldenHistories().map((history) => [history.about, history] as const))(
    '%s: replays to the state stored with it',
    (_about, history) => {
      expect(stateAsJson(replay(history))).toEqual(history.state);
    },
  );

  it.each(goldenHistories().map((history) => [history.about, history] as const))(
    '%s: every event, lifted, is valid under today’s schema',
    (_about, history) => {
      for (const { act, data } of replay(history)) {
        const definition = acts.find((one) => one.name === act);
        expect(definition?.data.safeParse(data)).toMatchObject({ success: true });
      }
    },
  );
});
