import { sampleObligation } from '../testing/due-samples.js';
import { sampleDirection } from '../testing/made-acts.js';
import { render, structureFaults } from '../testing/render.js';
import { directionsView, kindWordsOf } from './directions-view.js';

const record = {
  id: '0192d3f0-0000-7000-8000-0000000000aa',
  authority: 'Slough',
  laCode: '871',
  region: 'South East',
  status: 'open',
  openedOn: '2014-02-14',
  position: '1',
};
const ended = {
  id: '0192d3f0-0000-7000-8000-0000000000e1',
  title: 'Direction revised',
  on: '2020',
  onText: '2020',
};
const first = sampleDirection({ ended });
const second = sampleDirection({
  id: '0192d3f0-0000-7000-8000-0000000000d2',
  name: 'Second direction',
  replaces: [{ id: first.id, name: first.name }],
  changes: [
    { how: 'added', text: '<script>alert(1)</script>', differs: [] },
    { how: 'changed', text: 'Publish a plan', differs: ['due: from 2016 to 2017'] },
    { how: 'dropped', text: 'Report', differs: [] },
  ],
  duties: [
    {
      text: 'Publish a plan',
      due: '2017',
      dueText: '2017',
      owner: 'The leader',
      obligation: sampleObligation({
        kind: 'duty',
        state: 'missed',
        stateText: 'Missed',
        daysLeft: -3,
      }),
    },
  ],
});
const page = (items: (typeof first)[], acts: readonly object[] = []) =>
  render('directions/index', {
    record,
    ...directionsView({ items, position: '1' }),
    acts,
    tab: 'directions',
  });

describe('the page of the chain of directions', () => {
  it('shows the duties in force with who, by when and their state', () => {
    const html = page([first, second]);
    expect(html).toContain('The leader');
    expect(html).toContain('Missed</strong>');
    expect(html).toContain('3 days late');
    expect(structureFaults(html)).toEqual([]);
  });

  it('shows the latest first, what each took the place of and what it changed, escaped', () => {
    const html = page([first, second]);
    expect(html.lastIndexOf('Second direction')).toBeLessThan(html.lastIndexOf('First direction'));
    expect(html).toContain('Took the place of: First direction (14 June 2016)');
    expect(html).toContain('1 added, 1 changed, 1 dropped');
    expect(html).toContain('Due: from 2016 to 2017.');
    expect(html).toContain('&lt;script&gt;alert(1)');
  });

  it('says so where there is none, or none in force', () => {
    expect(page([])).toContain('No direction is recorded in this case');
    expect(page([first])).toContain('No direction is in force');
  });

  it('offers what the person may record', () => {
    expect(page([], [{ route: 'directions', label: 'Issue a direction' }])).toContain(
      '/record/directions"',
    );
    expect(page([])).not.toContain('What can be recorded');
  });

  it('names the kind where the name does not', () => {
    expect(kindWordsOf(first)).toBe('social care');
    expect(kindWordsOf(sampleDirection({ name: 'Direction (SEND)', kindText: 'SEND' }))).toBeNull();
  });
});
