import { evaluate, obligationOn, type Entry, type Obligation } from '@interventions/domain';
import { deadlinesModel, settledOn } from './deadlines.read-model.js';
import { caseId, GivenLog, judged, opened, type Given } from './given-events.fixture.js';
import { UnknownEventTypeError, type Row } from './read-model.js';

const commissioner: Given = {
  act: 'CommissionerAppointed',
  on: '2026-06-10',
  details: { commissioners: ['Eleanor Brazil'], reportDue: '2026-12-31' },
};

const report: Given = {
  act: 'CommissionerReported',
  on: '2026-08-03',
  details: { stage: 'final', recommendation: 'remove-to-trust' },
};

function rowsAfter(...steps: readonly Given[]): readonly Row[] {
  return new GivenLog(...steps).rowsOf(deadlinesModel);
}

const rowOfKind = (rows: readonly Row[], kind: string): Row | undefined =>
  rows.find((row) => row['kind'] === kind);

describe('the view of deadlines', () => {
  it('holds each thing due in a case with what lists are filtered by', () => {
    const rows = rowsAfter(
      opened,
      { act: 'CaseOfficerAssigned', details: { officer: 'Priya Nair' } },
      { act: 'TeamChanged', details: { team: 'North and Midlands' } },
      commissioner,
    );
    expect(rowOfKind(rows, 'commissioner-report')).toMatchObject({
      stream: `intervention-${caseId}`,
      la_code: '871',
      authority: 'Slough',
      open: 1,
      on_hold: 0,
      owner: 'Priya Nair',
      team: 'North and Midlands',
      arises_on: '2026-06-10',
      settled_on: null,
    });
    expect(rowOfKind(rows, 'commissioner-report')?.['search']).toContain('slough 871');
  });

  it('keeps what was met, and since when', () => {
    const rows = rowsAfter(opened, commissioner, report);
    expect(rowOfKind(rows, 'commissioner-report')).toMatchObject({ settled_on: '2026-08-03' });
  });

  it('gives for a day what the policy engine gives for it', () => {
    const log = new GivenLog(opened, judged, commissioner, report);
    const stored = log
      .rowsOf(deadlinesModel)
      .map((row) => JSON.parse(String(row['obligation'])) as Obligation);
    const lookup = log.lookup();
    const history: readonly Entry[] = [
      ...lookup.entriesOf(`intervention-${caseId}`),
      ...lookup.entriesOf('authority-871'),
    ];
    for (const asOf of ['2026-11-21', '2026-12-31', '2027-01-01', '2028-02-29', '2031-05-05'])
      expect([
        asOf,
        stored.filter((one) => one.arisesOn <= asOf).map((one) => obligationOn(one, asOf)),
      ]).toEqual([asOf, evaluate(null, history, { asOf }).obligations]);
  });

  it('changes with the record of its council', () => {
    const before = rowsAfter(opened).length;
    expect(rowsAfter(opened, judged).length).toBeGreaterThanOrEqual(before);
    const log = new GivenLog(opened, judged);
    const event = log.events[1];
    if (event === undefined) throw new Error('There is no event.');
    expect(deadlinesModel.project(event, log.lookup()).map((change) => change.group)).toEqual([
      `intervention-${caseId}`,
    ]);
  });

  it('says when a case is closed, and forgets a voided one', () => {
    const closed: Given = {
      act: 'InterventionClosed',
      on: '2026-10-01',
      details: { testMet: 'Judged better', deliverySettledAs: 'council-run' },
    };
    const gone: Given = { act: 'CommissionerWithdrawn', on: '2026-09-30' };
    for (const row of rowsAfter(opened, commissioner, gone, closed))
      expect(row).toMatchObject({ open: 0 });
    const voided: Given = {
      act: 'InterventionVoided',
      on: '2026-10-02',
      details: { because: 'Twice' },
    };
    expect(rowsAfter(opened, commissioner, voided)).toEqual([]);
  });

  it('counts as settled from the first day that the date may mean', () => {
    const settlement = (on: string) => ({ by: 'e1', on, because: 'Done' });
    const none = { met: null, waived: null, lapsed: null };
    const one = JSON.parse(
      String(rowOfKind(rowsAfter(opened, commissioner), 'commissioner-report')?.['obligation']),
    ) as Obligation;
    expect(settledOn({ ...one, ...none })).toBeNull();
    expect(settledOn({ ...one, ...none, met: settlement('2026-08') })).toBe('2026-08-01');
    expect(
      settledOn({
        ...one,
        met: settlement('2027'),
        waived: settlement('2026-10-02'),
        lapsed: null,
      }),
    ).toBe('2026-10-02');
  });

  it('stops at a type that it does not know, and takes no notice of other streams', () => {
    const log = new GivenLog(opened);
    const [event] = log.events;
    if (event === undefined) throw new Error('There is no event.');
    const project = (type: string, stream: string) =>
      deadlinesModel.project({ ...event, type, stream }, log.lookup());
    expect(() => project('newer.v2', event.stream)).toThrow(UnknownEventTypeError);
    expect(project('newer.v2', 'request-1')).toEqual([]);
  });
});
