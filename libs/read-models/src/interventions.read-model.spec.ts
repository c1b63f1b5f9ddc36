import { GivenLog, judged, opened, type Given } from './given-events.fixture.js';
import { interventionsModel } from './interventions.read-model.js';
import { UnknownEventTypeError } from './read-model.js';

function caseAfter(...steps: readonly Given[]): Record<string, unknown> {
  const [row] = new GivenLog(...steps).rowsOf(interventionsModel);
  if (row === undefined) throw new Error('There is no row.');
  return {
    ...row,
    ...(JSON.parse(String(row['summary'])) as object),
    detail: JSON.parse(String(row['detail'])) as unknown,
    planned: JSON.parse(String(row['planned'])) as unknown,
  };
}

describe('the register of interventions', () => {
  it('holds a case from its opening on, with its council’s name and region', () => {
    expect(caseAfter(opened)).toMatchObject({
      laCode: '871',
      authority: 'Slough',
      region: 'South East',
      status: 'open',
      trigger: 'inadequate-judgement',
      openedOn: '2014-02-14',
      closedOn: null,
      decision: 'none',
      delivery: { phase: 'council', text: 'Run by the council', by: null, since: null },
      owner: null,
      entries: 1,
      revision: '0',
      lastEvent: {
        on: '2014-02-14',
        onText: '14 February 2014',
        sentence: 'Intervention opened: inadequate judgement',
      },
      detail: { triggerText: 'Inadequate judgement', judgements: [], coverage: [], follows: null },
    });
  });

  it('is searched without apostrophes', () => {
    const trust = { vehicle: 'slough-trust', vehicleName: 'Slough Children’s Trust' };
    const found = caseAfter(opened, {
      act: 'ServiceTransferred',
      on: '2015-10-01',
      details: trust,
    });
    expect(found['search']).toContain('slough childrens trust');
  });

  it('shows both tracks: what is in force, and who runs the services', () => {
    const found = caseAfter(
      opened,
      {
        act: 'CommissionerAppointed',
        on: '2014-10-01',
        details: { commissioners: ['Eleanor Brazil'], reportDue: '2026-12-31' },
      },
      {
        act: 'ServiceTransferred',
        on: '2015-10-01',
        details: { vehicle: 'slough-trust', vehicleName: 'Slough Children First' },
      },
    );
    expect(found).toMatchObject({
      kinds: ',commissioner,',
      decision: 'review-pending',
      instruments: [
        {
          kind: 'commissioner',
          name: 'Eleanor Brazil, commissioner',
          since: '2014-10-01',
          sinceText: '1 October 2014',
          due: '2026-12-31',
          antecedent: false,
        },
      ],
      delivery: {
        phase: 'trust',
        text: 'Run by Slough Children First since 1 October 2015',
        by: 'Slough Children First',
        since: '2015-10-01',
      },
      planned: [{ what: 'Commissioner’s report due', on: '2026-12-31', last: '2026-12-31' }],
    });
    expect(found['search']).toContain('eleanor brazil');
    expect(found['search']).toContain('slough children first');
  });

  it('changes with its council’s record: a judgement, a reorganisation', () => {
    const reorganised: Given = {
      act: 'CouncilReorganised',
      council: '871',
      on: '2021-04-01',
      details: { successors: ['825'] },
    };
    expect(caseAfter(opened, judged)).toMatchObject({
      lastEvent: { on: '2016-02-17' },
      detail: { judgements: [{ framework: 'SIF', overall: 'inadequate' }] },
      entries: 1,
    });
    expect(caseAfter(opened, judged, reorganised)).toMatchObject({
      status: 'transferred',
      closedOn: '2021-04-01',
    });
  });

  it('follows a correction of the council from one council to the other', () => {
    const log = new GivenLog(opened, judged, {
      act: 'EntryCorrected',
      details: {
        target: '00000000-0000-4000-8000-000000000001',
        replacement: { details: { laCode: '330' } },
        because: 'The wrong council',
      },
    });
    const summary = (): Record<string, unknown> =>
      JSON.parse(String(log.rowsOf(interventionsModel)[0]?.['summary'])) as Record<string, unknown>;
    expect(summary()).toMatchObject({ laCode: '330', authority: 'Birmingham' });
    expect(summary()['lastEvent']).toMatchObject({ on: '2014-02-14' });
    log.record({ ...judged, council: '330', on: '2019-01-21' });
    expect(summary()['lastEvent']).toMatchObject({ on: '2019-01-21' });
  });

  it('names the last thing that happened, not the last that was noted or typed', () => {
    const found = caseAfter(
      opened,
      { act: 'DirectionIssued', on: '2020-05', details: { kind: 'social-care' } },
      { act: 'MemorandumSigned', on: '2015', details: { parties: ['Council', 'DfE'] } },
      { act: 'NoteAdded', on: '2024-01-01', details: { text: 'Called.', visibility: 'case-team' } },
    );
    expect(found).toMatchObject({ lastEvent: { on: '2020-05', onText: 'May 2020' }, entries: 4 });
  });

  it('counts entries whose sources disagree, and says what the record covers', () => {
    const found = caseAfter(
      opened,
      {
        act: 'ServiceTransferred',
        on: '2015-10-01',
        details: { vehicle: 'trust' },
        common: { claims: [{ effectiveOn: '2015-09-30', source: { title: 'Press' } }] },
      },
      {
        act: 'CoverageDeclared',
        details: { kinds: ['judgements'], period: '2013-11/2026-06' },
      },
    );
    expect(found['detail']).toMatchObject({
      disagreements: 1,
      coverage: ['The record claims to hold all judgements between November 2013 and June 2026'],
    });
  });

  it('keeps a voided case, and has no row for a stream without an opening', () => {
    const voided: Given = { act: 'InterventionVoided', details: { because: 'Twice' } };
    expect(caseAfter(opened, voided)).toMatchObject({ status: 'voided' });
    expect(new GivenLog(judged).rowsOf(interventionsModel)).toEqual([]);
  });

  it('stops at a type that it does not know, and takes no notice of other streams', () => {
    const log = new GivenLog(opened);
    const [event] = log.events;
    if (event === undefined) throw new Error('There is no event.');
    const project = (type: string, stream: string) =>
      interventionsModel.project({ ...event, type, stream }, log.lookup());
    expect(() => project('newer.v2', event.stream)).toThrow(UnknownEventTypeError);
    expect(() => project('newer.v2', 'authority-871')).toThrow(UnknownEventTypeError);
    expect(project('newer.v2', 'request-1')).toEqual([]);
  });
});
