import {
  handoversSchema,
  interventionSummarySchema,
  remitsSchema,
  workloadSchema,
  type NewEntries,
} from '@interventions/contracts';
import { barPlot } from '../deadlines/bar-plot.js';
import { deadlineRows } from '../deadlines/due-item.js';
import { sampleDeadline } from '../testing/due-samples.js';
import { render, structureFaults } from '../testing/render.js';
import { sampleEntry } from '../testing/samples.js';
import { listOf, ownOverdue } from './due-lists.js';
import { agesOf, officersOf } from './leader-start.js';
import { ownCases } from './officer-start.js';

const slough = '0192d3f0-0000-7000-8000-0000000000aa';
const devon = '0192d3f0-0000-7000-8000-0000000000bb';
const summary = interventionSummarySchema.parse({
  id: slough,
  laCode: '871',
  authority: 'Slough',
  region: 'South East',
  status: 'open',
  onHold: false,
  trigger: 'inadequate-judgement',
  openedOn: '2014-02-14',
  closedOn: null,
  decision: 'none',
  instruments: [],
  delivery: { phase: 'council', text: 'Run by the council', by: null, since: null },
  owner: 'Priya Nair',
  team: null,
  lastEvent: null,
  nextDate: { what: 'Contract review', on: '2027-03', onText: 'March 2027' },
  entries: 3,
  revision: '2',
  incompleteFrom: null,
});
const ref = {
  interventionId: slough,
  laCode: '871',
  authority: 'Slough',
  status: 'open',
  owner: null,
} as const;
const item: NewEntries['items'][number] = {
  ...ref,
  since: '00000000-00000000000000000007',
  lookedAt: '2026-03-02T09:30:00.000Z',
  total: 3,
  latest: { position: '00000000-00000000000000000009', recordedAt: '2026-03-04T09:30:00.000Z' },
  entries: [sampleEntry()],
};
const href = `/interventions/${slough}/timeline?since=${item.since}&notBy=Priya+Nair`;
const fresh = { items: [{ ...item, href }], total: 3, unopened: [], position: 'p' };
const nothing = { items: [], total: 0, unopened: [], position: 'p' };
const handover = handoversSchema.shape.items.element.parse({
  id: devon,
  interventionId: slough,
  authority: 'Slough',
  officer: 'Priya Nair',
  previous: 'Sam <Field>',
  effectiveText: '1 June 2026',
  recordedAt: '2026-06-02T10:00:00.000Z',
  actor: 'Tom Okafor',
  summary: `Ask Ms Jones first. ${'And more. '.repeat(80)}`,
  current: true,
  opened: false,
  position: 'p',
});

function officer(given: Readonly<Record<string, unknown>> = {}): string {
  return render('start/officer', {
    cases: ownCases([summary], [], fresh),
    total: 1,
    all: '/interventions?owner=Priya+Nair',
    handovers: [],
    news: fresh,
    due: [],
    unassigned: null,
    position: 'p',
    ...given,
  });
}

describe('the first page of a case officer', () => {
  it('tells of each own case what is new since when, and leads to exactly that', () => {
    const html = officer();
    expect(html).toContain('<title>Start: your cases – ');
    expect(html).toContain(href.replace('&', '&amp;'));
    expect(html).toContain('3 new entries');
    expect(html).toContain('since you last looked on 2 March 2026');
    expect(html).toContain('March 2027');
    expect(structureFaults(html)).toEqual([]);
  });

  it('shows a handover with what was written for the officer, cut short where it is long', () => {
    const html = officer({ handovers: [handover] });
    expect(html).toContain('From Sam &lt;Field&gt;, yours from 1 June 2026');
    expect(html).toContain('Ask Ms Jones first.');
    expect(html).toContain('Read all that was handed over');
    expect(officer({ handovers: [{ ...handover, summary: null }] })).toContain(
      'No summary was written for you',
    );
  });

  it('offers the register and what nobody has to an officer without a case', () => {
    const html = officer({ cases: [], total: 0, unassigned: 12, news: nothing });
    expect(html).toContain('You are not the case officer of an open case');
    expect(html).toContain('href="/interventions?assigned=no">12 open cases without');
    expect(html).toContain('Nothing is new in the cases that you have opened.');
    expect(structureFaults(html)).toEqual([]);
  });

  it('is shown also where it cannot be told what is new', () => {
    expect(officer({ news: null, cases: ownCases([summary], [], null) })).toContain(
      'cannot be told at the moment',
    );
  });

  it('lists what is due with the way to all of it', () => {
    const items = [sampleDeadline()];
    const html = officer({ due: listOf(ownOverdue, { items, total: 9 }) });
    expect(html).toContain('Six-month review 3');
    expect(html).toContain('href="/deadlines?scope=mine&amp;window=overdue">All 9');
    expect(listOf(ownOverdue, { items: [], total: 0 })).toEqual([]);
  });
});

describe('the own cases', () => {
  it('are in order of the first of what is planned and what is due', () => {
    const other = { ...summary, id: devon, nextDate: null };
    const due = sampleDeadline({ interventionId: devon });
    const cases = ownCases([summary, other], [due], { items: [], unopened: [] });
    expect(cases.map(({ next }) => next?.text)).toEqual(['1 December 2026', 'March 2027']);
    expect(ownCases([other], [], null)[0]).toMatchObject({ next: null, news: null });
    const unopened = [{ ...ref, total: 3 }];
    expect(ownCases([summary], [], { items: [], unopened })[0]?.unopened).toBe(true);
  });
});

const ages = (counted: readonly number[]) =>
  ['7', '30', '90', '180', '365', 'over'].map((id, at) => ({
    id,
    label: ['Up to 7 days', '8 to 30 days', '31 to 90 days', 'x', 'y', 'z'][at] ?? '',
    count: counted[at] ?? 0,
  }));
const load = workloadSchema.shape.items.parse([
  { owner: 'Priya Nair', team: 'North', openCases: 2, overdue: 3, in30: 1, ages: ages([1, 0, 2]) },
  { owner: 'Priya Nair', team: null, openCases: 1, overdue: 0, in30: 0, ages: ages([]) },
  { owner: null, team: null, openCases: 4, overdue: 3, in30: 0, ages: ages([0, 0, 0, 1, 1, 1]) },
]);

function leader(given: Readonly<Record<string, unknown>> = {}): string {
  return render('start/leader', {
    user: { name: 'Tom Okafor', role: 'team-leader', team: 'North' },
    team: 'North',
    teamIsEmpty: false,
    whole: true,
    officers: officersOf(load, null),
    ages: agesOf(load),
    overdue: 6,
    agePlot: barPlot(agesOf(load)),
    unassigned: { items: [{ ...summary, owner: null }], total: 4 },
    handovers: [handover],
    news: nothing,
    position: 'p',
    ...given,
  });
}

describe('the first page of a team leader', () => {
  it('adds up what each officer has, and leads from each number to its list', () => {
    const [priya, nobody] = officersOf(load, null);
    expect(priya).toMatchObject({
      openCases: 3,
      overdue: 3,
      in30: 1,
      links: { overdue: '/deadlines?scope=all&owner=Priya+Nair&window=overdue' },
    });
    expect(nobody?.links.cases).toBe('/interventions?assigned=no');
    expect(officersOf(load.slice(0, 1), 'North')[0]?.links.cases).toBe(
      '/interventions?owner=Priya+Nair&team=North',
    );
  });

  it('tells four spans of days apart', () => {
    expect(agesOf(load)).toEqual([
      { label: 'Up to 7 days', count: 1 },
      { label: '8 to 30 days', count: 0 },
      { label: '31 to 90 days', count: 2 },
      { label: 'Over 90 days', count: 3 },
    ]);
    expect(agesOf([])).toEqual([]);
  });

  it('shows them as a table beside a picture, what nobody has and the handovers of the week', () => {
    const html = leader();
    expect(html).toContain('<title>Start: the work of all teams – ');
    expect(html).toContain('Overdue items by how long they have been overdue</title>');
    expect(html).toContain('Up to 7 days: 1; 8 to 30 days: 0; 31 to 90 days: 2; Over 90 days: 3');
    expect(html).toContain(`href="/interventions/${slough}/record/case-officers"`);
    expect(html).toContain('All 4 without a case officer');
    expect(html).toContain('Handed over in the last 7 days');
    expect(structureFaults(html)).toEqual([]);
  });

  it('says what there is none of', () => {
    const none = { officers: [], unassigned: { items: [], total: 0 }, handovers: [] };
    const html = leader({ ...none, teamIsEmpty: true });
    expect(html).toContain('No open case is with your team, North');
    expect(html).toContain('No case is open.');
    expect(html).toContain('Every open case has a case officer.');
    expect(html).toContain('No case was handed over in the last 7 days.');
    expect(leader({ overdue: 0 })).toContain('Nothing is overdue.');
    expect(structureFaults(html)).toEqual([]);
  });
});

describe('the first page of a commissioner', () => {
  const remit = remitsSchema.shape.items.element.parse({
    entryId: devon,
    interventionId: slough,
    laCode: '871',
    authority: 'Slough',
    commissioners: ['Sir Martin Hale', 'Eleanor Brazil'],
    remitText: 'Review and direct',
    daysAWeek: 0,
    executive: true,
    sinceText: '1 May 2026',
    reportDueText: '31 August 2026',
    decision: 'review-pending',
    due: [],
  });
  const page = (remits: readonly unknown[]) =>
    render('start/commissioner', {
      remits,
      due: [],
      decided: { items: [], total: 0 },
      news: fresh,
      position: 'p',
    });

  it('tells the remit, its days and dates, and what is to be delivered or decided', () => {
    const due = sampleDeadline({ what: 'Commissioner’s report', whoText: 'The commissioner' });
    const html = page([{ remit, rows: deadlineRows([due], new Map(), undefined) }]);
    for (const text of ['Review and direct', '<dd class="govuk-summary-list__value">0</dd>'])
      expect(html).toContain(text);
    expect(html).toContain('Together: Sir Martin Hale, Eleanor Brazil');
    expect(html).toContain('31 August 2026');
    expect(html).toContain('To deliver or to be decided');
    expect(structureFaults(html)).toEqual([]);
  });

  it('calls nothing late that the record does not claim to hold, and says where nobody named them', () => {
    expect(page([{ remit, rows: [] }])).toContain('it calls nothing late here');
    expect(page([{ remit: { ...remit, decision: 'none' }, rows: [] }])).toContain(
      'Nothing is due from you',
    );
    expect(page([])).toContain('No open case names you as its commissioner');
  });
});

describe('the first page of a researcher', () => {
  const extent = {
    cases: 29,
    openCases: 25,
    councils: 27,
    entries: 393,
    firstOpenedText: '2009',
    lastHappenedText: '17 June 2026',
    recordedAt: '2026-11-21T10:00:00.000Z',
    position: '00000000-00000000000000000009',
  };
  const overviews = [{ name: 'phases', title: 'By phase', question: 'Where did they stand?' }];
  const page = (given: object) =>
    render('start/researcher', {
      user: { name: 'Dr Ana Ruiz', role: 'researcher', team: null },
      mayRecord: false,
      extent: { ...extent, ...given },
      overviews,
      news: nothing,
      position: 'p',
    });

  it('tells what there is to read, to compare, to take away and to cite', () => {
    const html = page({});
    for (const text of ['29</span> cases', 'By phase', 'JSON Lines', extent.position])
      expect(html).toContain(text);
    expect(html).toContain('/overviews/phases?knownAt=00000000-00000000000000000009');
    expect(html).not.toContain('Open an intervention');
    expect(structureFaults(html)).toEqual([]);
  });

  it('says where nothing is recorded', () => {
    expect(page({ cases: 0, recordedAt: null, firstOpenedText: null })).toContain(
      'Nothing is recorded yet.',
    );
  });
});

describe('what changed since the reader last looked', () => {
  const page = (news: unknown) => render('changes-since/list', { news });

  it('groups new entries by case, and leads to all of them', () => {
    const html = page(fresh);
    expect(html).toContain('<strong>3 new entries</strong> in 1 case');
    expect(html).toContain('since you last looked on 2 March 2026 at 9:30am');
    expect(html).toContain('Eleanor Brazil appointed commissioner');
    expect(html).toContain('All 3');
    expect(html).toContain('name="position" value="p"');
    expect(html).toContain('name="_csrf" value="t"');
    expect(structureFaults(html)).toEqual([]);
  });

  it('keeps apart what was never opened, and has no button where there is nothing to see', () => {
    expect(page({ ...nothing, unopened: [{ ...ref, status: 'closed', total: 1 }] })).toContain(
      '1 entry, closed',
    );
    const html = page(nothing);
    expect(html).toContain('Nothing is new in the cases that you have opened.');
    expect(html).not.toContain('I have seen all of these');
    expect(page(null)).toContain('cannot be read at the moment');
  });
});
