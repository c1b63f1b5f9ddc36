import { exampleIds, recordOf, type Step } from '../testing/index.js';
import { allowedActs, initialCaseState, stateOf } from './index.js';

const opened: Step = {
  act: 'InterventionOpened',
  on: '2014-02-14',
  details: { laCode: '871', trigger: 'inadequate-judgement' },
};
const step = (act: Step['act'], on: string, details: Step['details'] = {}, id?: string): Step => ({
  act,
  on,
  details,
  ...(id !== undefined && { id }),
});
const kinds = (steps: readonly Step[], validAt?: string) =>
  stateOf(
    recordOf([opened, ...steps]),
    validAt === undefined ? {} : { validAt },
  ).state.instruments.map((one) => one.kind);

describe('the instruments are a set', () => {
  it('steps from direction to notice', () => {
    const steps = [
      step('DirectionIssued', '2019-01-01', { kind: 'social-care' }, exampleIds.direction),
      step('ImprovementNoticeIssued', '2022-01-01', { replaces: [exampleIds.direction] }),
    ];
    expect(kinds(steps)).toEqual(['improvement-notice']);
    expect(kinds(steps, '2021-12-31')).toEqual(['direction']);
  });

  it('keeps several directions, and revokes one alone', () => {
    const steps = [
      step('DirectionIssued', '2014-10', { kind: 'social-care' }),
      step('DirectionIssued', '2015-06', { kind: 'education' }, exampleIds.direction),
      step('DirectionRevoked', '2016-09-06', { revokes: [exampleIds.direction] }),
    ];
    expect(
      stateOf(recordOf([opened, ...steps])).state.instruments.map((one) => one.directionKind),
    ).toEqual(['social-care']);
    expect(kinds(steps, '2016-01-01')).toHaveLength(2);
  });

  it('closes the predecessor of a revised direction, of its kind only', () => {
    const steps = [
      step('DirectionIssued', '2014-10', { kind: 'social-care' }),
      step('DirectionIssued', '2023-08-04', { kind: 'send' }),
      step('DirectionRevised', '2024-01-01', { kind: 'social-care' }),
    ];
    expect(
      stateOf(recordOf([opened, ...steps])).state.instruments.map((one) => [
        one.directionKind,
        one.since,
      ]),
    ).toEqual([
      ['send', '2023-08-04'],
      ['social-care', '2024-01-01'],
    ]);
  });

  it('goes from commissioner to adviser', () => {
    const steps = [
      step('CommissionerAppointed', '2019-08-27', { commissioners: ['Eleanor Brazil'] }),
      step('CommissionerWithdrawn', '2021-01-29'),
      step('AdviserAppointed', '2021-01-29', { name: 'An adviser' }),
    ];
    expect(kinds(steps)).toEqual(['adviser']);
  });

  it('holds what is known from before', () => {
    const { state } = stateOf(
      recordOf([
        opened,
        step('AntecedentStated', '../2014', {
          kind: 'direction-social-care',
          interval: '../2014',
          why: 'Not reported',
        }),
        step('DirectionRevised', '2016-08-05', { kind: 'social-care' }),
      ]),
    );
    expect(state.instruments).toMatchObject([
      { kind: 'direction', antecedent: false, since: '2016-08-05' },
    ]);
  });
});

describe('the decision status', () => {
  const appointed = step('CommissionerAppointed', '2019-08-27', { commissioners: ['A'] });
  const reported = step('CommissionerReported', '2019-12', { stage: 'final' });
  it.each([
    [[], 'none'],
    [[appointed], 'review-pending'],
    [[appointed, reported], 'decision-pending'],
    [
      [appointed, reported, step('MinisterialDecisionMade', '2020-01-10', { option: 'more-time' })],
      'more-time',
    ],
    [
      [appointed, reported, step('MinisterialDecisionMade', '2020-01-10', { option: 'retain' })],
      'none',
    ],
    [[step('MindedToNotified', '2014-03-20', { what: 'direct' })], 'decision-pending'],
  ] as const)('after %j it is %s', (steps, status) => {
    expect(stateOf(recordOf([opened, ...steps])).state.decision).toBe(status);
  });
});

describe('the delivery track moves on its own', () => {
  const announced = step('DeliveryModelAnnounced', '2019-12-17', {
    model: 'independent-trust',
    plannedGoLive: '2021-04-01',
  });
  const live = step('ServiceTransferred', '2015-10-01', {
    vehicle: 'slough-childrens-services-trust',
  });
  it.each([
    [[], 'council'],
    [[announced], 'setting-up'],
    [[announced, step('SetUpPaused', '2020-12-10')], 'paused'],
    [
      [announced, step('SetUpPaused', '2020-12-10'), step('SetUpCancelled', '2022-03-31')],
      'council',
    ],
    [[live], 'trust'],
    [[live, step('ReturnDecided', '2022-03', { because: 'financial' })], 'returning'],
    [[live, step('ReturnedToCouncil', '2022-09-01', { complete: false, batch: 1 })], 'trust'],
    [[live, step('ReturnedToCouncil', '2022-09-01', { complete: true })], 'council'],
    [
      [step('PartnershipStarted', '2013-07', { vehicle: 'iow-hampshire', lead: 'Hampshire' })],
      'partnership',
    ],
    [
      [
        step('PartnershipStarted', '2013-07', { vehicle: 'iow-hampshire', lead: 'Hampshire' }),
        step('PartnershipEnded', '2024-01-31', { servicesReturned: true }),
      ],
      'council',
    ],
    [
      [
        step('CommissionerAppointed', '2015-01-01', {
          commissioners: ['A'],
          executive: true,
          remit: 'direct',
        }),
      ],
      'commissioner-run',
    ],
  ] as const)('after %j services are: %s', (steps, phase) => {
    expect(stateOf(recordOf([opened, ...steps])).state.delivery.phase).toBe(phase);
  });

  it('lets a contract be reviewed once services moved, also where no contract is recorded', () => {
    expect(stateOf(recordOf([opened, live])).state.arrangements).toMatchObject([
      { kind: 'implied' },
    ]);
    expect(
      stateOf(
        recordOf([
          opened,
          live,
          step('ContractSigned', '2015-10-02', {
            vehicle: 'slough-childrens-services-trust',
            end: '2021-09-30',
          }),
        ]),
      ).state.arrangements,
    ).toMatchObject([{ kind: 'contract', end: '2021-09-30' }]);
  });

  it('names the entries whose date may be after the day asked for', () => {
    const record = recordOf([
      opened,
      step('ServiceTransferred', '2015', { vehicle: 'example-trust' }, exampleIds.report),
    ]);
    expect(stateOf(record, { validAt: '2015-06-30' })).toMatchObject({
      uncertain: [exampleIds.report],
      state: { delivery: { phase: 'trust' } },
    });
    expect(stateOf(record, { validAt: '2014-12-31' }).state.delivery.phase).toBe('council');
  });
});

describe('allowed acts', () => {
  it('say what may be done, why the rest may not, and what would open it', () => {
    const acts = allowedActs(stateOf(recordOf([opened])).state, 'case-officer');
    expect(acts.find((one) => one.act === 'DirectionIssued')).toEqual({
      act: 'DirectionIssued',
      allowed: true,
    });
    expect(acts.find((one) => one.act === 'ContractReviewed')).toMatchObject({
      allowed: false,
      because: 'No contract or partnership is in force on that date.',
      remedy: expect.stringContaining('go-live') as string,
    });
    expect(acts.find((one) => one.act === 'InterventionVoided')).toMatchObject({
      allowed: false,
      because: 'Your role may not record this.',
      remedy: 'Ask a team leader.',
    });
    expect(acts.some((one) => one.act === 'JudgementRecorded')).toBe(false);
  });

  it('name every condition that is missing, each with the acts that bring it about', () => {
    const record = recordOf([
      opened,
      step('DirectionIssued', '2015-01-01', { kind: 'social-care' }),
      step('DeliveryModelAnnounced', '2015-02-01', { model: 'partnership' }),
    ]);
    const closing = allowedActs(stateOf(record).state, 'team-leader').find(
      (one) => one.act === 'InterventionClosed',
    );
    expect(closing?.missing?.map(({ openedBy }) => openedBy)).toEqual([
      expect.arrayContaining(['DirectionRevoked']),
      expect.arrayContaining(['SetUpCancelled', 'ServiceTransferred']),
    ]);
  });

  it('tell the researcher whom to ask', () => {
    const [first] = allowedActs(stateOf(recordOf([opened])).state, 'researcher');
    expect(first?.remedy).toBe('Ask a case officer, a commissioner or a team leader.');
  });

  it('let a council’s record take notes without a case', () => {
    expect(
      allowedActs(initialCaseState, 'case-officer', 'authority').find(
        (one) => one.act === 'NoteAdded',
      ),
    ).toMatchObject({ allowed: true });
  });
});
