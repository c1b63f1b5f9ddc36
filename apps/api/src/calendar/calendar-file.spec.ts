import type { Deadline } from '@interventions/read-models';
import { calendarFile } from './calendar-file.js';
import { PublicUrl } from './public-url.js';

const deadline: Deadline = {
  key: 'review/11111111-1111-4111-8111-111111111111/3',
  kind: 'review',
  kindTitle: 'Six-month review',
  what: 'Six-month review 3',
  who: 'dfe',
  whoText: 'DfE',
  rule: 'R1',
  policyId: 'putting-children-first-2016',
  anchor: { entryId: null, on: '2026-05-22', onText: '22 May 2026' },
  arisesOn: '2026-05-22',
  due: { earliest: '2026-03-29', latest: '2026-03-29', text: '29 March 2026' },
  daysLeft: 4,
  state: 'open',
  stateText: 'Open',
  explanation: 'Due every 6 months; the last was held by Eleanor Brazil, in May.\nSee R1.',
  dueHistory: [],
  met: null,
  waived: null,
  lapsed: null,
  onHold: false,
  pausedSince: null,
  act: { name: 'ReviewHeld', label: 'Record a review', route: 'reviews' },
  reminders: { problem: null },
  interventionId: '22222222-2222-4222-8222-222222222222',
  laCode: '871',
  authority: 'Slough',
  owner: 'Priya Nair',
  team: null,
};

function linesOf(...deadlines: readonly Deadline[]): readonly string[] {
  return calendarFile({
    name: 'Deadlines of Priya Nair',
    deadlines,
    now: '2026-03-25T10:00:00.000Z',
    links: new PublicUrl('https://interventions.example'),
  }).split('\r\n');
}

/** Content lines put together again (RFC 5545 §3.1). */
function unfolded(...deadlines: readonly Deadline[]): readonly string[] {
  return linesOf(...deadlines)
    .join('\r\n')
    .replaceAll('\r\n ', '')
    .split('\r\n');
}

describe('a calendar file', () => {
  it('has an all-day event on the last day, on the day the clocks change too', () => {
    const lines = unfolded(deadline);
    expect(lines).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'METHOD:PUBLISH',
        `UID:${deadline.key}@interventions`,
        'SEQUENCE:0',
        'DTSTAMP:20260325T100000Z',
        'DTSTART;VALUE=DATE:20260329',
        'DTEND;VALUE=DATE:20260330',
        'TRANSP:TRANSPARENT',
        'SUMMARY:Six-month review\\, Slough',
      ]),
    );
  });

  it('ends as it should, with nothing after the last event but the end of the calendar', () => {
    expect(linesOf(deadline).slice(-3)).toEqual(['END:VEVENT', 'END:VCALENDAR', '']);
  });

  it('explains itself and leads to the case, with its special characters escaped', () => {
    const description = unfolded(deadline).find((line) => line.startsWith('DESCRIPTION:')) ?? '';
    expect(description).toContain(
      '6 months\\; the last was held by Eleanor Brazil\\, in May.\\nSee',
    );
    expect(description).toContain(
      'https://interventions.example/interventions/22222222-2222-4222-8222-222222222222',
    );
  });

  it('lets nothing in a text begin a line of its own', () => {
    const forged = 'Slough\r\nBEGIN:VEVENT\r\nSUMMARY:Forged';
    const lines = linesOf({ ...deadline, authority: forged, what: forged });
    expect(lines.filter((line) => line.startsWith('BEGIN:VEVENT'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('SUMMARY:'))).toHaveLength(1);
  });

  it('counts the moves of a date in the event’s sequence', () => {
    const due = { earliest: '2026-06-30', latest: '2026-06-30', text: '30 June 2026' };
    const move = {
      from: deadline.due,
      to: due,
      why: 'external',
      whyText: 'Outside events',
      reason: null,
      by: 'e1',
      on: '2026-03-01',
      onText: '1 March 2026',
    } as const;
    const lines = unfolded({ ...deadline, due, dueHistory: [move] });
    expect(lines).toEqual(
      expect.arrayContaining([
        `UID:${deadline.key}@interventions`,
        'SEQUENCE:1',
        'DTSTART;VALUE=DATE:20260630',
      ]),
    );
  });

  it('folds lines at 75 octets, and is the same for the same question', () => {
    const lines = linesOf(deadline);
    for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(linesOf(deadline)).toEqual(lines);
  });

  it('holds nothing without a date', () => {
    expect(linesOf({ ...deadline, due: null }).join('')).not.toContain('VEVENT');
  });
});
