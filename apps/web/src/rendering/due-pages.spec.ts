import type { DeadlinesPage } from '@interventions/contracts';
import { barPlot } from '../deadlines/bar-plot.js';
import { scopeLinks, windowLinks, windowTitle } from '../deadlines/deadlines-query.js';
import { actsByName, deadlineRows } from '../deadlines/due-item.js';
import { weekPlot } from '../deadlines/week-plot.js';
import { plainForm } from '../recording/act-form.js';
import { previewOf } from '../recording/preview.js';
import { heading } from '../recording/form-page.js';
import { render, structureFaults } from '../testing/render.js';
import { sampleDeadline, sampleObligation } from '../testing/due-samples.js';
import { commissionerAct, sampleAct } from '../testing/samples.js';
import { sampleSubject } from '../testing/subjects.js';

const user = {
  token: 't',
  name: 'Priya Nair',
  role: 'case-officer',
  team: 'North and Midlands',
  expiresAt: '',
};
const acts = actsByName([
  sampleAct({ name: 'ReviewHeld', route: 'reviews' }, { properties: {} }),
  sampleAct({ name: 'DeadlineMoved', route: 'deadline-moves' }, { properties: {} }),
]);
const counts = { overdue: 2, in7: 0, in30: 1, in90: 1, later: 0, noDate: 1, cannotTell: 0 };

function deadlines(
  items: DeadlinesPage['items'],
  given: Record<string, unknown> = {},
  ownsNone = false,
  role = user.role,
) {
  const query = { scope: 'mine', window: undefined, ...given };
  const weeks = [{ label: '16 November 2026', weekText: '16 November 2026', counts }];
  return render('deadlines/list', {
    user: { ...user, role },
    page: {
      items,
      total: items.length,
      counts: items.length === 0 ? { ...counts, overdue: 0 } : counts,
      ages: [
        { id: 'a', label: 'Up to 7 days', count: 2 },
        { id: 'b', label: 'Over a year', count: 0 },
      ],
      facets: {
        kinds: items.length === 0 ? [] : [{ id: 'review', title: 'Six-month review' }],
        owners: ['Priya Nair'],
        teams: ['North and Midlands'],
      },
      asOf: '2026-11-22',
    },
    query,
    heading: windowTitle(query),
    rows: deadlineRows(items, acts, user),
    scopes: scopeLinks(query, user),
    windows: windowLinks(counts, query),
    everything: '/deadlines?scope=mine',
    settled: '/deadlines?scope=mine&window=settled',
    cleared: '/deadlines?scope=mine',
    narrowed: false,
    ownsNone,
    ages: barPlot([{ label: 'Up to 7 days', count: 2 }]),
    weeks,
    weeksOf: null,
    overdueByWeek: weekPlot([{ label: '16 November 2026', on: '2026-11-16', count: 2 }]),
    next: null,
  });
}

describe('the page of deadlines', () => {
  const moved = {
    from: { earliest: '2026-11-01', latest: '2026-11-01', text: '1 November 2026' },
    to: { earliest: '2026-11-19', latest: '2026-11-19', text: '19 November 2026' },
    why: 'council-request',
    whyText: 'Council asked',
    reason: 'New <director>',
    by: 'e',
    on: '2026-10-20',
    onText: '20 October 2026',
  };
  const html = deadlines([
    sampleDeadline({ state: 'missed', stateText: 'Missed', daysLeft: -3, dueHistory: [moved] }),
    sampleDeadline({ reminders: { problem: 'The address book holds no address' } }),
  ]);

  it.each([
    ['whose it is', '>Slough</a>'],
    ['how late it is', '3 days late'],
    ['how long is left', '9 days left'],
    ['why', 'A review is held at least every 6 months.'],
    [
      'what the date was before, escaped',
      'from 1 November 2026 to 19 November 2026. Council asked. New &lt;director&gt;.',
    ],
    ['that a reminder failed', 'A reminder could not be sent: The address book holds no address.'],
    ['a plot with its words', 'Up to 7 days: 2</desc>'],
    [
      'the numbers beside the plot',
      '<td class="govuk-table__cell govuk-table__cell--numeric">2</td>',
    ],
    ['the weekly count', '16 November 2026'],
    ['the way to move the date', '/record/deadline-moves?deadline=review%2F'],
  ])('shows %s', (_what, text) => {
    expect(html).toContain(text);
  });

  it('is well formed', () => {
    expect(structureFaults(html)).toEqual([]);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it('leads to a calendar, save for researchers, who may have none', () => {
    expect(html).toContain('href="/calendar-feeds"');
    const research = deadlines([], { scope: 'all' }, false, 'researcher');
    expect(research).not.toContain('/calendar-feeds');
    expect(research).toContain('See the reminders');
  });

  it('helps where nothing is there', () => {
    const none = deadlines([], {}, true);
    expect(none).toContain('You own no cases yet');
    expect(none).toContain('href="/deadlines?scope=all"');
    expect(deadlines([], { scope: 'all' })).toContain('Nothing is due.');
  });
});

describe('the page that checks the answers', () => {
  const form = plainForm(commissionerAct, sampleSubject());
  const shown = (answer: Partial<Parameters<typeof previewOf>[0]>) => {
    const preview = previewOf(
      {
        refused: null,
        records: [],
        state: null,
        started: [],
        stopped: [],
        moved: [],
        departures: [],
        told: [],
        ...answer,
      },
      form,
      {},
    );
    return render('recording/check', {
      form: heading(form),
      action: '/act',
      rows: [],
      hidden: [],
      control: [],
      preview,
      problems: preview.kind === 'refused' ? [{ text: preview.message, href: '#answers' }] : [],
    });
  };

  it('says what begins, who is told, and offers to give the reason there', () => {
    const html = shown({
      started: [sampleObligation()],
      departures: [{ rule: 'R5', says: 'No compelling reasons are given' }],
      told: [{ who: 'Priya Nair', of: 'Six-month review 3', when: '30 days before' }],
    });
    expect(html).toContain('Rule R5: No compelling reasons are given.');
    expect(html).toMatch(/<textarea[^>]* name="reason"/);
    expect(html).toContain('Six-month review 3, due 1 December 2026');
    expect(html).toContain('Priya Nair: Six-month review 3. 30 days before.');
    expect(structureFaults(html)).toEqual([]);
  });

  it('says that it would be refused, and still lets people send it', () => {
    const refused = { code: 'x', detail: 'No hold is in place.', field: null, remedy: null };
    const html = shown({ refused });
    expect(html).toContain('<title>Error: ');
    expect(html).toContain('No hold is in place.');
    expect(html).toContain('Record this entry');
  });

  it('says that it could not tell', () => {
    const html = render('recording/check', {
      form: heading(form),
      action: '/act',
      rows: [],
      hidden: [],
      control: [],
      preview: { kind: 'not-known' },
      problems: [],
    });
    expect(html).toContain('could not work out what this entry would change');
    expect(html).toContain('Record this entry');
  });
});
