import type { TimelineEntry } from '@interventions/read-models';
import { timelineFile, timelineFileName, type TimelineOrigin } from './timeline-file.js';

const origin: TimelineOrigin = {
  council: 'Barking and Dagenham',
  validAt: null,
  position: '00000000-00000000000000000042',
  drawnAt: '2026-11-21T09:00:00.000Z',
  filtered: false,
};
const entry: TimelineEntry = {
  id: '0192d3f0-0000-7000-8000-0000000000aa',
  act: 'CommissionerAppointed',
  title: 'Commissioner appointed',
  track: 'instruments',
  weight: 'major',
  visibility: 'publishable',
  sentence: '=1+1, "a name"',
  effectiveOn: '2014-10~',
  effectiveText: 'about October 2014',
  recordedAt: '2026-07-01T12:00:02.000Z',
  actor: '@Priya',
  role: 'case-officer',
  decidedBy: 'Secretary of State',
  source: { title: 'Letter', url: 'https://example.org/letter' },
  legalBasis: null,
  reason: null,
  note: null,
  policyVersion: 'ad-hoc',
  departures: [],
  claims: [{ effectiveOn: '2014-11', source: { title: 'A newspaper' } }],
  details: {},
  amendments: [],
  retracted: null,
  annotations: [],
  target: null,
  stream: 'intervention-1',
  revision: '1',
  position: '00000000-00000000000000000007',
};

describe('a timeline as a file', () => {
  it('has both times of every entry, its source, how exact it is and its place in the log', () => {
    const [head, row, end] = timelineFile([entry], origin, 'research').split('\r\n');
    expect(head).toMatch(/^effective_on,effective_text,precision,recorded_at,track,act,/);
    expect(row).toBe(
      '2014-10~,about October 2014,month,2026-07-01T12:00:02.000Z,instruments,CommissionerAppointed,' +
        'Commissioner appointed,"=1+1, ""a name""",Secretary of State,@Priya,Letter,https://example.org/letter,' +
        '2014-11 (A newspaper),no,no,ad-hoc,intervention-1,0192d3f0-0000-7000-8000-0000000000aa,' +
        '00000000-00000000000000000007',
    );
    expect(end).toBe('');
  });

  it('begins with its origin for a spreadsheet, and disarms formulas', () => {
    const text = timelineFile([entry], { ...origin, validAt: '2016-01-01' }, 'spreadsheet');
    expect(text.split('\r\n').slice(0, 3)).toEqual([
      '\ufeffBarking and Dagenham: timeline',
      'What had happened by 2016-01-01',
      'Drawn at 2026-11-21T09:00:00.000Z from position 00000000-00000000000000000042 of the log',
    ]);
    expect(text).toContain(`"'=1+1, ""a name"""`);
    expect(text).toContain(",'@Priya,");
  });

  it('has a name that says what it is of', () => {
    expect(timelineFileName(origin, 'research')).toBe(
      'timeline-barking-and-dagenham-research-log-00000000-00000000000000000042.csv',
    );
    const past = { ...origin, validAt: '2016-01-01', filtered: true };
    expect(timelineFileName(past, 'spreadsheet')).toBe(
      'timeline-barking-and-dagenham-spreadsheet-filtered-by-2016-01-01-log-00000000-00000000000000000042.csv',
    );
  });
});
