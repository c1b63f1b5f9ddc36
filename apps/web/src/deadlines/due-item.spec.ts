import { sampleObligation } from '../testing/due-samples.js';
import { commissionerAct, judgementAct, sampleAct } from '../testing/samples.js';
import { actsByName, dueItem } from './due-item.js';

const where = { interventionId: 'case-1', laCode: '871' };
const review = sampleAct({ name: 'ReviewHeld', route: 'reviews' }, { properties: {} });
const moved = sampleAct({ name: 'DeadlineMoved', route: 'deadline-moves' }, { properties: {} });
const waived = sampleAct(
  { name: 'DeadlineWaived', route: 'deadline-waivers', roles: ['team-leader'] },
  { properties: {} },
);
const acts = actsByName([review, moved, waived, judgementAct, commissionerAct]);
const user = (role: string) => ({ token: 't', name: 'n', role, team: null, expiresAt: '' });
const shown = (given: Parameters<typeof sampleObligation>[0], role = 'case-officer') =>
  dueItem(sampleObligation(given), where, acts, user(role));

describe('something due as a row', () => {
  it('counts the days while it is open or missed, and not after', () => {
    expect(shown({}).days).toBe('9 days left');
    expect(shown({ state: 'missed', daysLeft: -3 })).toMatchObject({
      days: '3 days late',
      late: true,
    });
    expect(shown({ state: 'met', daysLeft: -3 }).days).toBeNull();
    expect(shown({ due: null, daysLeft: null }).days).toBeNull();
  });

  it('says that a clock is paused', () => {
    expect(shown({ pausedSince: '2026-11-01' }).days).toBe('clock paused');
  });

  it('leads to the forms with its key', () => {
    const key = encodeURIComponent(sampleObligation().key);
    expect(shown({}).links).toEqual([
      {
        text: 'Record a six-month review',
        href: `/interventions/case-1/record/reviews?deadline=${key}`,
      },
      {
        text: 'Move the date',
        href: `/interventions/case-1/record/deadline-moves?deadline=${key}`,
      },
    ]);
  });

  it('offers each role only what it records', () => {
    expect(shown({}, 'team-leader').links.map(({ text }) => text)).toEqual(['Waive']);
    expect(shown({}, 'researcher').links).toEqual([]);
  });

  it('offers nothing once it is settled', () => {
    expect(shown({ state: 'met' }).links).toEqual([]);
    expect(shown({ state: 'lapsed' }).links).toEqual([]);
    const lapsed = { by: 'e', on: '2020-01-01', onText: '1 January 2020', because: 'Revoked' };
    const missed = shown({ state: 'missed', daysLeft: -900, lapsed });
    expect(missed).toMatchObject({ links: [], days: null, late: false });
  });

  it('lets people record what was done at a time that the record does not cover', () => {
    expect(shown({ state: 'not-recorded' }).links.map(({ text }) => text)).toEqual([
      'Record a six-month review',
    ]);
  });

  it('leads to the council for what is recorded there', () => {
    const act = { name: 'JudgementRecorded', label: 'Record a judgement', route: 'judgements' };
    expect(shown({ act }).links[0]?.href).toBe('/authorities/871/record/judgements');
  });
});
