import { structureFaults, render } from '../testing/render.js';

const record = {
  id: '1',
  authority: 'Slough',
  region: 'South East',
  laCode: '871',
  status: 'open',
};
const page = (closed: number) =>
  render('timeline/index', {
    ...{ record, tab: 'timeline', path: '/interventions/1/timeline', problems: [], wrong: {} },
    filters: { typed: {}, tracks: [], weight: [], order: [] },
    timeline: { items: [], total: 0, closed, asAt: {} },
    years: [],
  });

describe('entries that are not for everybody', () => {
  it('are counted in one line on the timeline', () => {
    expect(page(2)).toContain('2 entries of this record are for the case team only');
    expect(page(1)).toContain('1 entry of this record is for the case team only');
    expect(page(1)).toContain('/audit-trail?interventionId=1');
    expect(structureFaults(page(2))).toEqual([]);
    expect(page(0)).not.toContain('case team');
  });

  it('may be what a link to one entry does not find', () => {
    expect(render('errors/not-found', { entry: true })).toContain('for the case team only');
    expect(render('errors/not-found', { entry: false })).not.toContain('case team');
  });

  it('are told as a number to whoever was overtaken by them', () => {
    const overtaken = (since: readonly object[], closed: number) =>
      render('recording/overtaken', {
        form: { title: 'Add a note', entryTitle: 'Note added', home: '/interventions/1' },
        ...{ since, closed, hidden: [], control: [], rows: [], action: '/' },
      });
    expect(overtaken([], 1)).toContain('1 entry recorded since then is for the case team only');
    expect(overtaken([], 1)).not.toContain('Look at it in a new tab');
    expect(overtaken([], 0)).toContain('Look at it in a new tab');
  });
});
