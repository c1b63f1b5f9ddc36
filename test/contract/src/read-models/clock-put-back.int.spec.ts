import { KurrentEventStore } from '@interventions/adapters/kurrent';
import { KurrentDbDouble } from '@interventions/test-support/kurrentdb';
import { idOf, opening, RecordedLog } from './recorded-log.js';

const asked = '2026-08-01T00:00:00.000Z';

describe('what was known at an instant, where the clock of the log’s server was put back', () => {
  let server: KurrentDbDouble;
  let store: KurrentEventStore;
  let log: RecordedLog;

  beforeAll(async () => {
    server = await KurrentDbDouble.start();
    store = await KurrentEventStore.open({
      ...{ url: server.connectionString(), prefix: 'clock', credentials: null },
      ...{ caFile: null, userCertFile: null, userKeyFile: null },
    });
    log = new RecordedLog(store);
    const councils = [
      ['2026-07-01T10:00:00.000Z', '871'],
      ['2026-07-01T10:00:02.000Z', '330'],
      ['2026-07-01T09:00:00.000Z', '301'],
      ['2026-07-01T10:00:01.500Z', '825'],
      ['2026-07-01T11:00:00.000Z', '352'],
    ] as const;
    for (const [instant, laCode] of councils) {
      server.setClock(() => Date.parse(instant));
      await log.tell(opening(`case-${laCode}`, laCode));
    }
  });
  afterAll(async () => {
    await log.close();
    await store.close();
    await server.dispose();
  });

  it.each([
    ['2026-07-01T09:30:00.000Z', 0],
    ['2026-07-01T10:00:00.000Z', 1],
    ['2026-07-01T10:00:01.999Z', 1],
    ['2026-07-01T10:00:02.000Z', 4],
    ['2026-07-01T10:59:59.999Z', 4],
    ['2026-07-01T11:00:00.000Z', 5],
  ])('is everything up to the first entry after it: at %s, %i entries', async (instant, known) => {
    const queries = await log.ask();
    const { position } = queries.resolveKnownAt(instant, asked);
    const cases = ['871', '330', '301', '825', '352'].filter((laCode) => {
      const asAt = { validAt: null, knownAt: position, knownAtInstant: instant };
      return (
        (queries.timelineOfCase(idOf(`case-${laCode}`), { order: 'oldest' }, asAt)?.items.length ??
          0) > 0
      );
    });
    expect(cases).toHaveLength(known);
  });
});
