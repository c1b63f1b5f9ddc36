import { entryClaimsSchema, type EntryClaims } from '@interventions/contracts';
import { render, structureFaults } from '../testing/render.js';
import { sampleAct, sampleEntry } from '../testing/samples.js';
import { sampleSubject } from '../testing/subjects.js';
import {
  isRecordKeeping,
  recordKeepingForm,
  withClaim,
} from '../recording/record-keeping-forms.js';
import { claimCards, standingStep } from './claim-cards.js';

const by = '0192d3f0-0000-7000-8000-000000000021';
const told = { by, actor: 'Priya Nair', recordedAt: '2026-11-21T10:00:00.000Z' };
const hostile = '<script>alert(1)</script>';
const dated = (on: string, onText: string) => ({ ...told, on, onText });

function sampleClaims(change: Partial<EntryClaims> = {}): EntryClaims {
  return entryClaimsSchema.parse({
    entry: sampleEntry(),
    interventionId: '0192d3f0-0000-7000-8000-000000000031',
    ...{ laCode: '871', authority: 'Slough', position: 'p', settled: false },
    columns: [
      {
        ...dated('2015-10-01', '1 October 2015'),
        ...{ claim: null, source: { title: 'Ofsted report' }, note: null, accepted: true },
      },
      {
        ...dated('2015-09-30', '30 September 2015'),
        ...{ claim: 0, source: { title: hostile }, note: hostile, accepted: false },
      },
    ],
    history: [
      {
        ...dated('2015-10-01', '1 October 2015'),
        ...{ how: 'recorded', source: 'Ofsted report', because: null, withdrawn: null },
      },
    ],
    ...change,
  });
}
const acceptance: EntryClaims['history'][number] = {
  ...dated('2015-09-30', '30 September 2015'),
  ...{ how: 'claim-accepted', source: 'A magazine', because: 'It was there', withdrawn: null },
};

const record = {
  id: '1',
  authority: 'Slough',
  region: 'South East',
  laCode: '871',
  status: 'open',
};
const page = (claims: EntryClaims, mayRecord = true, corrected: object | null = null) =>
  render('claims/show', {
    ...{ record, claims, entry: claims.entry, mayRecord, ofCouncil: false, corrected },
    cards: claimCards(claims, '/interventions/1'),
    withdraw: '/interventions/1/record/retractions',
    annotate: '/interventions/1/record/annotations?target=x',
    timeline: '/interventions/1/timeline',
  });

describe('the dates of an entry side by side', () => {
  it('each have their source, who recorded them, and one way to be accepted', () => {
    const html = page(sampleClaims());
    for (const text of ['1 October 2015', '30 September 2015', 'Ofsted report', 'Accepted'])
      expect(html).toContain(text);
    expect(html).not.toContain(hostile);
    expect(html.match(/record\/accepted-claims\?target=[\w-]+&amp;claim=0/g)).toHaveLength(1);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(structureFaults(html)).toEqual([]);
  });

  it('are looked at and not acted on by whoever records nothing, or once the entry is retracted', () => {
    const retracted = sampleEntry({ retracted: { ...told, because: 'Twice' } });
    for (const html of [page(sampleClaims(), false), page(sampleClaims({ entry: retracted }))])
      for (const act of ['accepted-claims', 'record/annotations', 'record/retractions'])
        expect(html).not.toContain(act);
  });

  it('say since when one is accepted and why, and how to withdraw that', () => {
    const claims = sampleClaims();
    const [first, second] = claims.columns;
    if (first === undefined || second === undefined) throw new Error('There are two.');
    const columns = [
      { ...first, accepted: false },
      { ...second, accepted: true },
    ];
    const html = page(sampleClaims({ columns, history: [...claims.history, acceptance] }));
    expect(html).toContain('21 November 2026 by Priya Nair: It was there.');
    expect(html).toContain(`record/retractions?target=${by}`);
    expect(html).not.toContain('accepted-claims');
    const withdrawn = { ...told, because: 'A misprint' };
    const history = [...claims.history, { ...acceptance, withdrawn }];
    expect(standingStep(history)?.how).toBe('recorded');
    const after = page(sampleClaims({ history }));
    expect(after).toContain('A misprint');
    expect(after).not.toContain('record/retractions');
  });

  it('say so where a correction gave the entry another date than any of them', () => {
    const html = page(sampleClaims(), true, dated('2015-10-02', '2 October 2015'));
    expect(html).toContain('2 October 2015 holds: the date was corrected on 21 November 2026');
  });

  it('are one where no other source is on record', () => {
    const columns = sampleClaims().columns.slice(0, 1);
    expect(page(sampleClaims({ columns }))).toContain('No other source gives another date.');
  });
});

describe('the list of entries that sources disagree about', () => {
  const list = (items: readonly object[], query: object = {}) =>
    render('claims/list', {
      page: { total: items.length, facets: { councils: [{ laCode: '871', authority: 'Slough' }] } },
      states: [{ text: 'All', count: items.length, href: '/disagreements', current: true }],
      ...{ items, query, next: null },
    });
  const line = {
    ...sampleClaims(),
    ...{
      entryId: by,
      title: 'Service transferred',
      sentence: 'x',
      effectiveText: '1 October 2015',
    },
  };

  it('says which date holds and who chose it', () => {
    expect(list([line])).toContain('nobody chose yet');
    const settled = list([{ ...line, settled: true, chosen: acceptance }]);
    expect(settled).toContain('Chosen 21 November 2026 by Priya Nair: It was there.');
    expect(settled).not.toContain(hostile);
    expect(structureFaults(settled)).toEqual([]);
  });

  it('says what to do where there is none', () => {
    expect(list([], { show: 'open' })).toContain('No entry matches');
    expect(list([])).toContain('No entry has dates from several sources');
    expect(list([{ ...line, interventionId: null }])).toContain('/authorities/871#e-');
  });
});

describe('the form that accepts a claim', () => {
  const act = sampleAct(
    { name: 'ClaimAccepted', route: 'accepted-claims' },
    {
      properties: {
        target: { type: 'string', title: 'Which entry', 'x-input': 'entry' },
        claim: { type: 'integer', title: 'Number of the claim', 'x-input': 'count' },
        because: { type: 'string', title: 'Why', 'x-input': 'textarea' },
      },
      required: ['target', 'claim', 'because'],
    },
  );
  const claims = [{ effectiveOn: '2015-09-30', source: { title: 'A magazine' } }];
  const form = recordKeepingForm(act, sampleSubject(), sampleEntry({ claims }), '2026-11-21');

  it('begins with the claim that was chosen, and with none that there is not', () => {
    expect(isRecordKeeping(act)).toBe(true);
    expect(withClaim(form, '0').start.text('details.claim')).toBe('0');
    for (const other of ['1', 'x', '', undefined])
      expect(withClaim(form, other).start.text('details.claim')).toBe('');
  });
});
