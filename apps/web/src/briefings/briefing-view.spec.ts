import { briefingSchema, type Briefing } from '@interventions/contracts';
import { sampleObligation } from '../testing/due-samples.js';
import { sampleEntry } from '../testing/samples.js';
import { briefingView } from './briefing-view.js';

const letter = { title: 'Letter', url: 'https://example.org/letter' };
const report = { title: 'Report', url: 'https://example.org/report' };

function sampleBriefing(given: Partial<Briefing> = {}): Briefing {
  return briefingSchema.parse({
    id: '0192d3f0-0000-7000-8000-000000000001',
    laCode: '871',
    authority: 'Slough',
    openedOn: '2014-02-14',
    audience: 'department',
    audiences: ['department', 'publishable'],
    asOf: '2026-11-21',
    policies: [{ id: 'intervention-2022', title: 'Intervention' }],
    state: { status: 'open' },
    obligations: [],
    departures: [],
    entries: [],
    leftOut: { caseTeam: 0, department: 0, retracted: 0, kinds: 0, period: 0 },
    incompleteFrom: null,
    asAt: { validAt: null, knownAt: null, knownAtInstant: null },
    position: '00000000-00000000000000000042',
    ...given,
  });
}

describe('a briefing', () => {
  it('numbers each source once, in the order in which entries name it', () => {
    const entries = [letter, report, letter, null].map((source) => sampleEntry({ source }));
    const { chronology, sources } = briefingView(sampleBriefing({ entries }), ['chronology']);
    expect(chronology.map(({ reference }) => reference)).toEqual([1, 2, 1, null]);
    expect(sources.map(({ title }) => title)).toEqual(['Letter', 'Report']);
    expect(briefingView(sampleBriefing({ entries }), ['judgements']).sources).toEqual([]);
  });

  it('says what is left out and why', () => {
    const leftOut = { caseTeam: 12, department: 3, retracted: 1, kinds: 1, period: 2 };
    expect(briefingView(sampleBriefing({ leftOut }), []).leftOut).toEqual([
      '12 entries are left out because they are for the case team.',
      '1 entry is left out because it was retracted.',
      '1 entry is left out because it is of a kind that was not chosen.',
      '2 entries are left out because they happened outside the period.',
    ]);
    const open = briefingView(sampleBriefing({ leftOut, audience: 'publishable' }), []);
    expect(open.leftOut[1]).toBe('3 entries are left out because they are for the department.');
  });

  it('that may be published leaves out what rests on other entries, and says so', () => {
    const briefing = sampleBriefing({
      audience: 'publishable',
      state: null,
      obligations: null,
      departures: null,
    });
    const { parts, withheld } = briefingView(briefing, ['state', 'due', 'chronology']);
    expect([parts, withheld]).toEqual([['chronology'], ['state', 'due']]);
  });

  it('asks where sources disagree, where dates cannot be told and what the record does not say', () => {
    const entries = [
      sampleEntry({
        title: 'Services moved',
        effectiveText: '1 October 2015',
        claims: [{ effectiveOn: '2015-09-30', source: letter }],
      }),
      sampleEntry({ act: 'AntecedentStated', sentence: 'A direction was in force' }),
    ];
    const untold = { kindTitle: 'Six-month review', stateText: 'Not recorded' } as const;
    const { questions } = briefingView(
      sampleBriefing({
        entries,
        obligations: [
          sampleObligation({ state: 'cannot-tell', stateText: 'Cannot tell', what: 'A report' }),
          sampleObligation({ ...untold, state: 'not-recorded' }),
          sampleObligation({ ...untold, state: 'not-recorded' }),
        ],
      }),
      ['open'],
    );
    expect(questions.map(({ text }) => text)).toEqual([
      'Sources disagree about the date of “Services moved”: taken here as 1 October 2015',
      'The beginning of something is not in the sources: A direction was in force',
      'A report: cannot tell',
      'Six-month review: the record says nothing about 2 that were to be expected, and does not claim to hold everything',
    ]);
    expect(questions[0]?.lines).toEqual(['Letter says 30 September 2015']);
  });

  it('gives decisions with their reasons, and directions with their duties', () => {
    const entries = [
      sampleEntry({
        act: 'MinisterialDecisionMade',
        reason: 'Told so',
        details: { reasons: 'It failed', compellingReasons: '' },
      }),
      sampleEntry({
        act: 'DirectionIssued',
        details: { duties: [{ text: 'Publish a plan', due: '2016-09-30' }, { text: 'Report' }, 3] },
      }),
    ];
    const { decisions, directions } = briefingView(sampleBriefing({ entries }), []);
    expect(decisions[0]?.reasons).toEqual([
      { label: 'Reasons', text: 'It failed' },
      { label: 'Reason given on recording', text: 'Told so' },
    ]);
    expect(directions[0]?.duties).toEqual([
      { text: 'Publish a plan', due: '30 September 2016' },
      { text: 'Report', due: null },
    ]);
  });
});
