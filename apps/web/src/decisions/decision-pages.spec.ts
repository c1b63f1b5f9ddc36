import type { Decision } from '@interventions/contracts';
import { sampleDecision, sampleStep } from '../testing/decision-samples.js';
import { render, structureFaults } from '../testing/render.js';
import { sampleEntry } from '../testing/samples.js';
import { knownRows } from './known-rows.js';

const record = {
  id: '0192d3f0-0000-7000-8000-0000000000aa',
  authority: 'Slough',
  region: 'South East',
  laCode: '871',
  status: 'open',
  openedOn: '2014-02-14',
};

function decisionPage(given: Partial<Decision> = {}): string {
  const decision = sampleDecision(given);
  const sections = knownRows(decision);
  return render('decisions/show', {
    record,
    decision,
    late: '10 years later',
    sections,
    empty: ['Reviews held', 'Evidence attached'],
    setInMotion: [],
    permanent: '/permanent',
    present: '/present',
    asKnown: '/as-known',
    policyOfDay: '/policy?asOf=2016-06-14',
  });
}

const claims = /What was known that day/;

describe('the page of a decision', () => {
  const late = decisionPage();

  it('never claims knowledge of the day where the decision was recorded after it', () => {
    expect(late).not.toMatch(claims);
    expect(late).toContain('This service learnt of this decision on 21 November 2026');
    expect(late).toContain('This page does not show what anybody knew on the day.');
    expect(decisionPage({ contemporaneous: true })).toMatch(claims);
  });

  it.each([
    ['its position', '0001-0000000004'],
    ['its departures with their reasons', 'Reason given: New leaders.'],
    ['the policy and its rules', 'R3: Failure is systemic.'],
    ['the case under another policy on the same day', 'href="/policy?asOf=2016-06-14"'],
    ['recommendations, escaped', 'Move &lt;the&gt; services'],
    [
      'a link to the timeline for what does not decide',
      'timeline?entry=0192d3f0-0000-7000-8000-0000000000c1#e-0192d3f0-0000-7000-8000-0000000000c1',
    ],
    ['a link to the page of what decides', 'decisions/0192d3f0-0000-7000-8000-0000000000c2'],
    ['what is empty on both sides', 'under: reviews held, Evidence attached.'],
    ['that both sides agree', 'The same'],
    ['one title', '<title>Slough: ministerial decision made, 14 June 2016'],
  ])('shows %s', (_what, text) => {
    expect(late).toContain(text);
  });

  it('marks in words what differs', () => {
    const html = decisionPage({
      known: { day: '2016-06-13', sections: [{ id: 'standing', title: 'The case', lines: [] }] },
      differences: [
        { section: 'standing', title: 'The case', key: 'status', before: 'Open', after: null },
      ],
    });
    expect(html).toContain('1 thing on record about that day is not as it was.');
    expect(html).toContain('the right-hand side is of 13 June 2016');
    expect(html).toContain('Held no more</strong>');
    expect(html).toContain('href="#known-standing"');
  });

  it('says what was done to the decision since', () => {
    const html = decisionPage({
      entry: sampleEntry({
        retracted: {
          by: sampleEntry().id,
          because: 'Another <case>',
          actor: 'Tom Okafor',
          recordedAt: '2026-11-22T10:00:00Z',
        },
      }),
    });
    expect(html).toContain('Another &lt;case&gt;.');
  });

  it('has a sound structure', () => {
    for (const html of [late, decisionPage({ contemporaneous: true })]) {
      expect(structureFaults(html)).toEqual([]);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html).not.toMatch(/ style="|<script>/);
    }
  });
});

describe('the page of a step', () => {
  const page = (given: Parameters<typeof sampleStep>[0], links: object) => {
    const step = sampleStep(given);
    return render('steps/show', {
      record,
      step,
      entry: step.entry,
      late: '10 years later',
      decision: '/decision',
      links,
      timeline: '/timeline',
      present: '/present',
    });
  };
  const html = page({}, { previous: '/previous', next: null, first: null, last: null });

  it('says what changed, before and after, and leads on', () => {
    expect(html).toContain('Step 2 of 3');
    expect(html).toContain('>Nothing</span>');
    expect(html).toContain('Direction.');
    expect(html).toContain('href="/previous"');
    expect(html).toContain('This is the last step');
    expect(html).toContain('Recorded 10 years later');
    expect(structureFaults(html)).toEqual([]);
  });

  it('says that nothing changed, and as of when it is asked', () => {
    const asAt = {
      validAt: '2017-01-01',
      knownAt: 'p',
      knownAtInstant: '2026-11-21T10:00:00.000Z',
    };
    const still = page({ changes: [], asAt }, {});
    expect(still).toContain('Nothing in the state of the case.');
    expect(still).toContain(
      'What had happened by 1 January 2017, as this service knew it on 21 November 2026',
    );
  });
});
