import { decisionIn, type Decision } from './decision.js';
import { caseId, eventId, GivenLog, judged, opened, type Given } from './given-events.fixture.js';
import type { KnownSection } from './known-lines.js';

const appointed: Given = {
  act: 'CommissionerAppointed',
  on: '2016-06-01',
  details: { commissioners: ['Eleanor Brazil'], remit: 'review', reportDue: '2016-09-01' },
};
const reported: Given = {
  act: 'CommissionerReported',
  on: '2016-09-01',
  details: { stage: 'final', recommendation: 'Move the services', conditions: 'Within a year' },
};
const retained: Given = {
  act: 'MinisterialDecisionMade',
  on: '2016-10-01',
  details: {
    option: 'retain',
    minister: 'Edward Timpson',
    conditions: 'An adviser stays',
    reReviewOn: ['2017-04-01'],
  },
  common: { reason: 'The council changed its leadership' },
};
const history = [judged, opened, appointed, reported, retained];
const decisionId = eventId(5);

const today = '2026-11-21';
const asked = (log: GivenLog, id = decisionId): Decision => {
  const found = decisionIn(log.lookup(), caseId, id, { today });
  if (found === undefined) throw new Error('There is no such decision.');
  return found;
};
const texts = (sections: readonly KnownSection[], id: string) =>
  sections.find((section) => section.id === id)?.lines.map(({ text }) => text);
/** What never changes of a decision, whatever is appended. */
const pinned = ({ at, contemporaneous, asRecorded, terms, policies, then }: Decision) =>
  JSON.stringify({ at, contemporaneous, asRecorded, terms, policies, then });

describe('a decision', () => {
  it('has what the log held before it: state, judgements, recommendations, what was due and open', () => {
    const { then, contemporaneous, at } = asked(new GivenLog(...history));
    expect(then.day).toBe('2016-10-01');
    expect(texts(then.sections, 'instruments')).toEqual(['Eleanor Brazil, commissioner']);
    expect(texts(then.sections, 'judgements')).toEqual([
      expect.stringContaining('inadequate overall'),
    ]);
    expect(texts(then.sections, 'delivery')).toEqual(['Run by the council']);
    expect(then.sections.find(({ id }) => id === 'reports')?.lines).toEqual([
      {
        key: eventId(4),
        text: 'Commissioner’s final report delivered: Move the services',
        detail:
          'Delivered 1 September 2016. Recommendation: Move the services. Conditions: Within a year',
        entryId: eventId(4),
      },
    ]);
    expect(texts(then.sections, 'expected')).toContainEqual(
      expect.stringMatching(/decide|decision/i),
    );
    const acts = then.sections.find(({ id }) => id === 'acts')?.lines ?? [];
    expect(acts.find(({ key }) => key === 'decisions')?.detail).toContain(
      'Record a ministerial decision',
    );
    expect(contemporaneous).toBe(false);
    expect(at).toBe('00000000-00000000000000000005');
  });

  it('has its terms, the policy with its rules, and the departures recorded with it', () => {
    const { terms, policies, asRecorded } = asked(new GivenLog(...history));
    expect(terms.map(({ label, text }) => `${label}: ${text}`)).toEqual([
      'Decision: Services stay with the council',
      'Minister: Edward Timpson',
      'Conditions: An adviser stays',
      'Re-review dates: 1 April 2017',
    ]);
    expect(policies.map(({ id }) => id)).toEqual(['putting-children-first-2016']);
    expect(policies[0]?.rules.map(({ id }) => id)).toContain('R5');
    expect(asRecorded.departures).toEqual([
      expect.objectContaining({ rule: 'R5', reason: 'The council changed its leadership' }),
    ]);
  });

  it('stays the same to the byte on its side, whatever is appended; the other side tells of it', () => {
    const log = new GivenLog(...history);
    const before = asked(log);
    expect(before.differences).toEqual([]);
    const correction = (target: string, replacement: object): Given => ({
      act: 'EntryCorrected',
      details: { target, replacement, because: 'The letter says so' },
    });
    const appended: readonly Given[] = [
      correction(eventId(3), { details: { commissioners: ['Frances Doe'] } }),
      { ...correction(eventId(1), { effectiveOn: '2016-02-18' }), council: '871' },
      correction(decisionId, { effectiveOn: '2016-10-03', details: { conditions: 'Another' } }),
      { act: 'AdviserAppointed', on: '2016-08-01', details: { name: 'John Coughlan' } },
      { act: 'EntryRetracted', details: { target: eventId(4), because: 'Another case' } },
      { act: 'ConditionAdded', on: '2016-10-01', details: { text: 'Recruit', of: decisionId } },
    ];
    for (const step of appended) {
      log.record(step);
      expect(pinned(asked(log))).toBe(pinned(before));
    }
    const after = asked(log);
    expect(JSON.stringify(after.known)).not.toBe(JSON.stringify(before.known));
    expect(after.known.day).toBe('2016-10-03');
    expect(after.entry.amendments).toHaveLength(1);
    const said = after.differences.map((one) => [one.section, one.before, one.after]);
    expect(said).toContainEqual([
      'instruments',
      'Eleanor Brazil, commissioner (Since 1 June 2016, due 1 September 2016)',
      'Frances Doe, commissioner (Since 1 June 2016, due 1 September 2016)',
    ]);
    expect(said).toContainEqual([
      'judgements',
      expect.stringContaining('17 February 2016'),
      expect.stringContaining('18 February 2016'),
    ]);
    expect(said).toContainEqual(['reports', expect.stringContaining('Move the services'), null]);
    expect(said.filter(([section]) => section === 'conditions')).toEqual([]);
    expect(after.conditions).toEqual([
      { id: eventId(11), text: 'Recruit', due: null, status: 'open' },
    ]);
  });

  it('is compared with what was known at another position, and unknown before its own', () => {
    const log = new GivenLog(...history, {
      act: 'AdviserAppointed',
      on: '2016-08-01',
      details: { name: 'John Coughlan' },
    });
    const knownAt = (n: number) =>
      decisionIn(log.lookup(), caseId, decisionId, {
        today,
        knownAt: `00000000-${n.toString().padStart(20, '0')}`,
      });
    expect(knownAt(5)?.differences).toEqual([]);
    expect(knownAt(6)?.differences).not.toEqual([]);
    expect(knownAt(4)).toBeUndefined();
  });

  it('stands in a chain whose steps see each other both ways', () => {
    const log = new GivenLog(
      ...history,
      { act: 'ConditionAdded', on: '2016-10-02', details: { text: 'Recruit', of: decisionId } },
      { act: 'ReviewHeld', on: '2017-04-01', details: { outcome: 'sufficient' } },
    );
    const { chain, setInMotion } = asked(log);
    expect(chain.before.map(({ act, decides }) => [act, decides])).toEqual([
      ['JudgementRecorded', false],
      ['CommissionerAppointed', true],
      ['CommissionerReported', false],
    ]);
    expect(chain.before.at(-1)).toMatchObject({
      recommendation: 'Move the services',
      conditions: 'Within a year',
    });
    expect(chain.after.map(({ act }) => act)).toEqual(['ConditionAdded', 'ReviewHeld']);
    const review = asked(log, eventId(7));
    expect(review.chain.before.map(({ id }) => id)).toContain(decisionId);
    expect(review.chain.after).toEqual([]);
    expect(setInMotion.map(({ kind }) => kind)).toContain('re-review');
  });

  it('that was retracted keeps its page and its place', () => {
    const log = new GivenLog(
      opened,
      { act: 'ReviewHeld', on: '2015-01-01', details: { outcome: 'some' } },
      { act: 'ReviewHeld', on: '2016-01-01', details: { outcome: 'insufficient' } },
      { act: 'EntryRetracted', details: { target: eventId(2), because: 'Another case' } },
    );
    const found = asked(log, eventId(2));
    expect(found.entry.retracted?.because).toBe('Another case');
    expect(found.asRecorded.retracted).toBeNull();
    expect(found.chain.after.map(({ id }) => id)).toEqual([eventId(3)]);
  });

  it.each([
    ['2026-07-01', true],
    ['2026-06-30', false],
    ['2026-06', false],
    ['2026', false],
    ['../2026', false],
    ['unknown', false],
  ])('of %s, recorded on 1 July 2026, may claim what was known that day: %s', (on, claims) => {
    const log = new GivenLog(opened, { act: 'ReviewHeld', on, details: { outcome: 'some' } });
    const { contemporaneous, then } = asked(log, eventId(2));
    expect(contemporaneous).toBe(claims);
    expect(then.day <= '2026-07-01').toBe(true);
  });

  it('is none where the entry does not decide, is of another case, or is not there', () => {
    const log = new GivenLog(...history);
    for (const id of [eventId(2), eventId(1), eventId(99), '', '__proto__'])
      expect(decisionIn(log.lookup(), caseId, id, { today })).toBeUndefined();
    const other = '22222222-2222-4222-8222-222222222222';
    expect(decisionIn(log.lookup(), other, decisionId, { today })).toBeUndefined();
  });

  it('numbers evidence of the same title and gives the digest of each', () => {
    const sha256 = 'a'.repeat(64);
    const attach = (details: object): Given => ({
      act: 'EvidenceAttached',
      on: '2016-09-20',
      details: { title: 'Board papers', visibility: 'department', ...details },
    });
    const log = new GivenLog(opened, attach({ fileName: 'a.pdf', sha256 }), attach({}), {
      act: 'ReviewHeld',
      on: '2016-10-01',
      details: { outcome: 'some' },
    });
    const { then } = asked(log, eventId(4));
    expect(then.sections.find(({ id }) => id === 'evidence')?.lines).toMatchObject([
      {
        text: 'Board papers',
        detail: `Version 1, attached 20 September 2016. File: a.pdf. SHA-256: ${sha256}`,
      },
      {
        detail: 'Version 2, attached 20 September 2016. No digest of the file is recorded',
      },
    ]);
  });
});
