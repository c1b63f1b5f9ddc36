import type { SearchHit } from '@interventions/contracts';
import { render, structureFaults } from '../testing/render.js';
import { searchView } from './search-view.js';

const caseId = '0192d3f0-0000-7000-8000-000000000001';
const entryId = '0192d3f0-0000-7000-8000-000000000002';
const hit: SearchHit = {
  kind: 'entry',
  title: [
    { text: 'Commissioner', found: true },
    { text: ' appointed', found: false },
  ],
  text: [{ text: '<b>Eleanor</b>', found: true }],
  excerpt: [
    { text: '…because ', found: false },
    { text: 'commissioner', found: true },
  ],
  url: null,
  dateText: 'October 2014',
  laCode: '871',
  authority: 'Slough',
  interventionId: caseId,
  entryId,
  vehicle: null,
  entries: 1,
  corrected: true,
  retracted: true,
};
const council: SearchHit = {
  ...hit,
  ...{ kind: 'council', interventionId: null, entryId: null, dateText: null, excerpt: null },
  ...{ corrected: false, retracted: false },
};
const answer = {
  groups: [
    { kind: 'council' as const, total: 1, items: [council] },
    { kind: 'entry' as const, total: 7, items: [hit] },
    { kind: 'source' as const, total: 0, items: [] },
  ],
  total: 8,
  incomplete: true,
  position: 'p',
  next: null,
};
const query = { q: 'a “b”', order: 'newest', cursor: 'c' };

describe('what was found', () => {
  it('leads to the very entry of a case or a council, and to councils and trusts', () => {
    const hrefs = (one: SearchHit) =>
      searchView({ ...answer, groups: [{ kind: one.kind, total: 1, items: [one] }] }, query)
        .groups[0]?.items[0];
    expect(hrefs(hit)).toMatchObject({
      href: `/interventions/${caseId}/timeline?entry=${entryId}#e-${entryId}`,
      of: { text: 'Slough', href: `/interventions/${caseId}` },
    });
    expect(hrefs({ ...hit, interventionId: null })).toMatchObject({
      href: `/authorities/871#e-${entryId}`,
      of: { text: 'Slough, council record', href: '/authorities/871' },
    });
    expect(hrefs(council)).toMatchObject({ href: '/authorities/871', of: null });
    expect(hrefs({ ...council, kind: 'vehicle', vehicle: 'a b' })?.href).toBe('/vehicles/a%20b');
  });

  it('stands under its kinds, each with a link to all of it that keeps the search', () => {
    const view = searchView(answer, query);
    expect(view.groups.map((group) => group.kind)).toEqual(['council', 'entry']);
    expect(view.groups.map((group) => group.all)).toEqual([
      null,
      '/search?q=a+%E2%80%9Cb%E2%80%9D&order=newest&kind=entry',
    ]);
    expect(view.kinds.map(({ text, total, chosen }) => [text, total, chosen])).toEqual([
      ['Everything', 8, true],
      ['Councils', 1, false],
      ['Entries', 7, false],
      ['Sources', 0, false],
    ]);
    const sources = searchView({ ...answer, next: 'n' }, { ...query, kind: 'source' });
    expect(sources.groups).toMatchObject([{ kind: 'source', items: [], all: null }]);
    expect(sources.next).toContain('cursor=n');
  });

  it('is shown with its words marked and everything escaped', () => {
    const found = searchView(answer, query);
    const html = render('search/index', { query, found, problem: null, problems: [] });
    expect(structureFaults(html)).toEqual([]);
    expect(html).toContain('<mark class="app-mark">Commissioner</mark> appointed');
    expect(html).toContain('<mark class="app-mark">&lt;b&gt;Eleanor&lt;/b&gt;</mark>');
    expect(html).not.toContain('<b>Eleanor');
    expect(html).toContain('Retracted</strong>');
    expect(html).toContain('Corrected</strong>');
    expect(html).toContain('Some cases could not be read whole');
    expect(html).toContain('<title>Search for “a “b”” – ');
  });

  it('is nothing, with what to do', () => {
    const nothing = { ...answer, groups: [], total: 0, incomplete: false };
    const found = searchView(nothing, query);
    const html = render('search/index', { query, found, problem: null, problems: [] });
    expect(html).toContain('Every word has to be found');
    const wrong = render('search/index', {
      query: { q: '***' },
      found: null,
      problem: 'Enter a word',
      problems: [{ text: 'Enter a word', href: '#q' }],
    });
    expect(structureFaults(wrong)).toEqual([]);
    expect(wrong).toContain('value="***"');
    expect(wrong).toContain('<title>Error: ');
  });
});
