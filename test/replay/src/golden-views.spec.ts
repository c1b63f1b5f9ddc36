import { readModels, timelineModel, type ReadModel } from '@interventions/read-models';
import { goldenLogs, goldenViews, versionOf, viewDigests } from './golden-views.js';

const logs = goldenLogs().map((log) => [log.about, log] as const);
const golden = goldenViews();

describe('what views show of golden histories', () => {
  it.each(logs)('%s', async (about, log) => {
    const stored = golden.get(about) ?? {};
    const shown = await viewDigests(log);
    const same = Object.fromEntries(Object.keys(shown).map((model) => [model, stored[model]]));
    // Rows that changed need another version of their model; a version without a digest, `npm run golden`.
    expect(shown).toEqual(same);
  });

  it('is told apart when a projection gives other rows under the same version', async () => {
    const [, log] = logs[0] ?? [];
    if (log === undefined) throw new Error('There is no golden history.');
    const shouting: ReadModel = {
      ...timelineModel,
      project: (event, lookup) =>
        timelineModel.project(event, lookup).map((change) => ({
          ...change,
          rows: (at) =>
            (typeof change.rows === 'function' ? change.rows(at) : change.rows).map((row) => ({
              ...row,
              entry: String(row['entry']).toUpperCase(),
            })),
        })),
    };
    const models = readModels.map((model) => (model.name === shouting.name ? shouting : model));
    const stored = golden.get(log.about) ?? {};
    const differing = Object.entries(await viewDigests(log, models))
      .filter(([model, digest]) => stored[model] !== digest)
      .map(([model]) => model);
    expect(differing).toEqual([versionOf(timelineModel)]);
  });
});
