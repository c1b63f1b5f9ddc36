import { Answers } from '../forms/answers.js';
import { AssetStore } from '../assets/asset-store.js';
import { plainForm, readForm } from '../recording/act-form.js';
import { formPage } from '../recording/form-page.js';
import { commissionerAct, directionAct, sampleEntry } from '../testing/samples.js';
import { sampleSubject } from '../testing/subjects.js';
import { timelineView } from '../timeline/timeline-view.js';
import { PageRenderer } from './page-renderer.js';

const renderer = new PageRenderer(new AssetStore());
const around = {
  user: { name: 'Priya Nair', role: 'case-officer' },
  mayRecord: true,
  here: '/',
  correlationId: 'c',
  behind: false,
  csrfToken: 't',
  cspNonce: 'n',
};
const render = (template: string, model: Readonly<Record<string, unknown>>) =>
  renderer.renderTemplate(template, { ...around, ...model }).replace(/\s+/g, ' ');
const control = {
  key: '0192d3f0-0000-7000-8000-0000000000ff',
  revision: '12',
  draft: { id: '0192d3f0-0000-7000-8000-0000000000dd', version: null },
};

describe('the page of a form', () => {
  it('has a label or legend for every field, and every error link leads to one', () => {
    const form = plainForm(directionAct, sampleSubject());
    const answers = Answers.none
      .with('details.duties.0.due.year', '16')
      .with('details.duties.0.text', 'x');
    const reading = readForm(form, answers);
    if (!('errors' in reading)) throw new Error('The form has errors.');
    const page = formPage(form, '/act', answers, control, reading.errors);
    expect(page.status).toBe(422);
    const html = render(page.template, page.model);
    expect(html).toContain('<title>Error: Issue a direction');
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const labels = [...html.matchAll(/<label[^>]* for="([^"]+)"/g)].map(([, id]) => id);
    expect(labels.filter((id) => !ids.has(id ?? ''))).toEqual([]);
    const links = [...html.matchAll(/<li> ?<a href="#([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(links).toEqual(['effectiveOn-day', 'details-kind', 'details-duties-0-due-year']);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    expect(new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([all]) => all)).size).toBe(
      [...html.matchAll(/ id="([^"]+)"/g)].length,
    );
  });

  it('carries its key, its revision and its token, and shows answers escaped', () => {
    const form = plainForm(commissionerAct, sampleSubject());
    const answers = form.start.with('reason', '"><script>alert(1)</script>');
    const page = formPage(form, '/act', answers, control);
    const html = render(page.template, page.model);
    expect(html).toContain(`name="_key" value="${control.key}"`);
    expect(html).toContain('name="_revision" value="12"');
    expect(html).toContain('name="_csrf" value="t"');
    expect(html).not.toContain('<script>alert');
  });

  it('shows a problem without a field in the summary alone', () => {
    const form = plainForm(commissionerAct, sampleSubject());
    const page = formPage(form, '/act', Answers.none, control, [
      { message: 'The case is on hold. Release the hold first.' },
      { message: 'Somewhere deep', path: 'claims.3.source.page' },
    ]);
    const html = render(page.template, page.model);
    expect(html).toContain('The case is on hold. Release the hold first.');
    expect(html).toContain('href="#main-content"');
  });
});

describe('the list of a timeline', () => {
  const changed = sampleEntry({
    claims: [{ effectiveOn: '2016-06-15', source: { title: 'A newspaper' }, note: 'A day later' }],
    departures: [{ rule: 'R5', says: 'No compelling reasons are given.' }],
    annotations: [
      {
        by: sampleEntry().id,
        text: 'See <the> letter',
        actor: 'Tom Okafor',
        recordedAt: '2026-11-21T10:00:00Z',
      },
    ],
    amendments: [
      {
        by: sampleEntry().id,
        how: 'corrected',
        because: 'The letter gives another day',
        actor: 'Tom Okafor',
        recordedAt: '2026-11-21T10:00:00Z',
        changes: [
          { field: 'details.reportDue', label: 'Report due', from: '1 October 2016', to: null },
        ],
      },
    ],
  });
  const html = renderer
    .renderTemplate('timeline/index', {
      ...around,
      record: {
        id: '1',
        authority: 'Slough',
        region: 'South East',
        laCode: '871',
        status: 'open',
        openedOn: '2014-02-14',
      },
      tab: 'timeline',
      path: '/interventions/1/timeline',
      filters: { typed: {}, kinds: [], tracks: [], weight: [], order: [], flags: [] },
      active: [],
      jumps: [],
      files: {},
      printed: { url: 'http://127.0.0.1/interventions/1/timeline', at: '2026-11-21T10:00:00Z' },
      problems: [],
      wrong: {},
      timeline: {
        items: [changed],
        total: 1,
        pages: [{}],
        page: 1,
        asAt: { validAt: '2016-12-31', knownAt: 'p', knownAtInstant: '2026-11-21T10:00:00Z' },
      },
      years: timelineView([changed], '1', { uncertain: [changed.id] }),
      uncertain: 1,
      state: [{ label: 'Case', text: 'Open' }],
      withoutAsAt: '/interventions/1/timeline',
    })
    .replace(/\s+/g, ' ');

  it.each([
    ['when it happened', '14 June 2016'],
    ['when and by whom it was recorded', 'recorded 21 November 2026 at 10:00am by Priya Nair'],
    ['that it was recorded late', 'Recorded 10 years later'],
    ['its source as a link', 'href="https://www.gov.uk/example"'],
    ['old and new values', '<del>1 October 2016</del>'],
    ['that a value was removed', '<ins>nothing</ins>'],
    ['why it was corrected', 'The letter gives another day.'],
    ['which entries may lie after the day', 'May be later</strong>'],
    ['how many may lie after the day', '1 entry may have happened after that day'],
    ['what other sources claim', 'A newspaper'],
    ['remarks, escaped', 'See &lt;the&gt; letter.'],
    ['departures', '#rule-R5">Rule R5</a>: No compelling reasons are given. No reason was given.'],
    [
      'both questions in the banner',
      'What had happened by 31 December 2016, as this service knew it on 21 November 2026',
    ],
  ])('shows %s', (_what, text) => {
    expect(html).toContain(text);
  });

  it('offers no correction of the past', () => {
    expect(html).not.toContain('/record/corrections');
  });
});
