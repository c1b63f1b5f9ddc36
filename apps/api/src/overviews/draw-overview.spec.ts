import { drawOverview, type OverviewViews } from './draw-overview.js';

const time = { asOf: '2026-11-21' };
const views = (found: 'unreadable' | undefined): OverviewViews => ({
  overviewCaseIds: () => ['case-1', 'case-2'],
  caseForOverview: (id) => (id === 'case-1' ? found : undefined),
  overviewCouncilCodes: () => ['850', '871'],
  councilForOverview: (laCode) =>
    laCode === '850'
      ? 'unreadable'
      : { laCode, authority: 'Slough', region: 'South East', inspections: [] },
});

describe('drawing an overview', () => {
  it('leaves out a case with an entry that this release does not know, and says so', async () => {
    const drawn = await drawOverview(views('unreadable'), 'returns', {}, time);
    expect([drawn.cases, drawn.unreadable]).toEqual([0, 1]);
    expect(drawn.limits.at(-1)).toMatch(/^One case is left out, because this release/);
  });

  it('does not count a case that was not open by then', async () => {
    const drawn = await drawOverview(views(undefined), 'phases', {}, time);
    expect([drawn.cases, drawn.unreadable, drawn.picture]).toEqual([0, 0, null]);
    expect(drawn.limits.join(' ')).not.toContain('left out');
  });

  it('leaves out a council with an entry that this release does not know, and says so', async () => {
    const drawn = await drawOverview(views(undefined), 'partners', {}, time);
    expect(drawn.limits.at(-1)).toMatch(/^One council is left out, because this release/);
  });

  it('reads every case at the same day and position', async () => {
    const asked: unknown[] = [];
    const recording: OverviewViews = {
      ...views(undefined),
      overviewCaseIds: () => ['case-1', 'case-2'],
      caseForOverview: (_id, at) => void asked.push(at),
    };
    const at = { asOf: '2020-01-01', knownAt: 'p' };
    await drawOverview(recording, 'returns', {}, at);
    expect(asked).toEqual([at, at]);
  });
});
