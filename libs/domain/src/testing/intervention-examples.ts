import type { ActExample } from './act-examples.js';
import { exampleIds } from './example-ids.js';

const { direction, notice, commissioner, adviser, partner, condition } = exampleIds;

/** Worked examples of the acts of a case, of Ofsted and of the instruments. */
export const interventionExamples = {
  InterventionOpened: {
    details: { laCode: '871', trigger: 'inadequate-judgement' },
    says: 'Intervention opened: inadequate judgement',
  },
  FailureAssessed: {
    details: {
      underPolicy: 'putting-children-first-2016',
      basis: 'publication',
      headingsCounted: ['help-and-protection'],
      judgementsCounted: [],
      systemic: 'yes',
      persistent: 'cannot-tell',
    },
    says: 'Failure test under putting-children-first-2016: systemic yes, persistent cannot tell (by publication date)',
  },
  FailureReasonStated: {
    details: { text: 'Services have failed twice.', claims: ['persistent'], statedBy: 'Minister' },
    says: 'Minister stated the reason (persistent failure): Services have failed twice.',
  },
  InterventionClosed: {
    details: {
      testMet: 'Judged good.',
      deliverySettledAs: 'council-run',
      watchUntil: '2027-01-31',
    },
    says: 'Intervention closed, watch period to 31 January 2027: Judged good.',
  },
  InterventionVoided: {
    details: { because: 'Opened for the wrong council.' },
    says: 'Case voided: Opened for the wrong council.',
  },
  HoldPlaced: {
    details: { because: 'Court proceedings', until: '2020-06' },
    says: 'Case put on hold until June 2020: Court proceedings',
  },
  HoldReleased: { details: {}, says: 'Hold released' },
  CaseOfficerAssigned: {
    details: {
      officer: 'Priya Nair',
      standing: 'The second review is prepared',
      next: 'Send the letter to the council',
      contacts: 'The director of children’s services',
    },
    says: 'Priya Nair became the case officer, with a handover',
  },
  TeamChanged: { details: { team: 'South' }, says: 'Case moved to the team South' },
  ParallelInterventionNoted: {
    details: { kind: 'best-value', what: 'Two commissioners appointed' },
    says: 'Parallel intervention (best value): Two commissioners appointed',
  },
  JudgementRecorded: {
    details: {
      framework: 'SIF',
      inspectionStart: '2015-11-24',
      inspectionEnd: '2015-12-17',
      grades: { 'help-and-protection': 'inadequate' },
      overall: 'inadequate',
    },
    says: 'SIF: inadequate overall. Help and protection inadequate',
  },
  MonitoringVisitRecorded: {
    details: { themes: ['front door'] },
    says: 'Monitoring visit letter published (front door)',
  },
  FocusedVisitRecorded: {
    details: { visitOn: '2018-10', priorityAction: 'Unallocated work' },
    says: 'Focused visit letter published, visit October 2018. Area for priority action: Unallocated work',
  },
  PartnerInPracticeJoined: { details: {}, says: 'Council named Partner in Practice' },
  PartnerInPracticeWithdrew: { details: {}, says: 'Council withdrew as Partner in Practice' },
  CouncilReorganised: {
    details: { successors: ['940', '941'] },
    says: 'Council abolished; services pass to North Northamptonshire and West Northamptonshire',
  },
  DiagnosticCommissioned: {
    details: { organisation: 'OPM', due: '2014-05' },
    says: 'Expert diagnostic commissioned from OPM, due May 2014',
  },
  DiagnosticReported: {
    details: { expert: 'Tony Crane', recommendedRoute: 'an improvement notice' },
    says: 'Expert diagnostic reported by Tony Crane, recommending an improvement notice',
  },
  ProgressReportReceived: {
    details: { from: 'chair', period: 'spring', findings: 'Steady.' },
    says: 'Progress report from the chair for spring: Steady.',
  },
  ReviewHeld: {
    details: {
      number: 2,
      outcome: 'insufficient',
      themes: [{ theme: 'Leadership', progress: 'Two directors left', evidence: 'Staff survey' }],
      options: [
        { option: 'more-time', speaksFor: 'A new team', speaksAgainst: 'Two years lost' },
        { option: 'commissioner', evidence: 'Diagnostic', chosen: true, because: 'No trend' },
      ],
      nextStep: 'Commissioner',
      nextReviewDue: '2017-01-31',
    },
    says: 'Six-month review 2: insufficient progress. Next step: Commissioner',
  },
  SupportPackageAgreed: {
    details: { components: ['coaching', 'a data team'], fundingPence: 12_500_000 },
    says: 'Support package agreed: coaching and a data team, £125,000',
  },
  SupportPackageChanged: {
    details: { components: ['coaching'] },
    says: 'Support package changed: coaching',
  },
  SupportPackageEnded: { details: {}, says: 'Support package ended' },
  IndicatorRecorded: {
    details: {
      measure: 'Child protection plans',
      value: '210',
      period: 'June 2014',
      benchmark: '276 six months before',
    },
    says: 'Child protection plans: 210 (June 2014), against 276 six months before',
  },
  ConditionAdded: {
    details: { text: 'Publish a plan', due: '2016-12-31' },
    says: 'Condition added, due 31 December 2016: Publish a plan',
  },
  ConditionMet: { details: { condition }, says: 'Condition met' },
  ConditionWaived: {
    details: { condition, evidence: 'No longer needed' },
    says: 'Condition waived: No longer needed',
  },
  ConditionMissed: { details: { condition }, says: 'Condition missed' },
  DeadlineMoved: {
    details: { obligation: 'goLive', from: '2014-04', to: '2014-10', why: 'council-request' },
    says: 'Planned go-live moved from April 2014 to October 2014',
  },
  DeadlineMissed: {
    details: { obligation: 'Six-month review', due: '2015-12-31' },
    says: 'Six-month review was due 31 December 2015 and nothing was recorded by the end of that day',
  },
  DeadlineMet: {
    details: { deadline: `duty/${direction}/2`, what: 'Duty 2', evidence: 'Letter of 3 May.' },
    says: 'Duty 2 was done: Letter of 3 May.',
  },
  DeadlineWaived: {
    details: {
      deadline: `duty/${direction}/2`,
      what: 'Duty 2',
      why: 'overtaken',
      because: 'A new direction is drafted.',
    },
    says: 'Duty 2 was waived: A new direction is drafted.',
  },
  ImprovementPlanReceived: {
    details: { plan: 'ofsted-action-plan', summary: 'Six priorities.' },
    says: 'Action plan for Ofsted received from the council: Six priorities.',
  },
  AdviserAppointed: {
    details: { name: 'A. Adviser', employer: 'Essex' },
    says: 'A. Adviser (Essex) appointed adviser',
  },
  AdviserReplaced: {
    details: { name: 'B. Adviser', replaces: [adviser] },
    says: 'B. Adviser replaced the adviser',
  },
  AdviserEnded: { details: { who: [adviser] }, says: 'The adviser’s work ended' },
  ImprovementPartnerAssigned: {
    details: { partner: 'Essex' },
    says: 'Essex assigned as improvement partner',
  },
  ImprovementPartnerEnded: {
    details: { who: [partner] },
    says: 'The improvement partner’s work ended',
  },
  ImprovementNoticeIssued: {
    details: { planDue: '2016-07', expires: '2017-05', reviewEveryMonths: 6 },
    says: 'Improvement notice issued, plan due July 2016, expires May 2017, reviewed at least every 6 months',
  },
  ImprovementNoticeRevised: {
    details: { planDue: '2016-09' },
    says: 'Improvement notice revised, plan due September 2016',
  },
  ImprovementNoticeLifted: { details: {}, says: 'Improvement notice lifted' },
  ImprovementBoardFormed: {
    details: { chair: 'C. Chair' },
    says: 'Improvement board formed, chaired by C. Chair',
  },
  BoardChairAppointed: {
    details: { chair: 'D. Chair', independent: true },
    says: 'D. Chair appointed independent chair of the improvement board',
  },
  BoardStoodDown: { details: {}, says: 'Improvement board stood down' },
  DirectionIssued: {
    details: { kind: 'social-care', sequence: 2, replaces: [notice], summary: 'Set up a trust' },
    says: 'Second direction issued: Set up a trust',
  },
  DirectionRevised: {
    details: { kind: 'social-care', replaces: [direction] },
    says: 'Direction issued in revision',
  },
  DirectionRevoked: {
    details: {
      revokes: [direction],
      signatories: [{ name: 'A deputy director', rank: 'official' }, { name: 'A minister' }],
    },
    says: 'Direction revoked',
  },
  CommissionerAppointed: {
    details: { commissioners: ['Eleanor Brazil'], reportDue: '2016-09-30' },
    says: 'Eleanor Brazil appointed commissioner, to report by 30 September 2016',
  },
  CommissionerReplaced: {
    details: { commissioners: ['Paul Boyce'], replaces: [commissioner] },
    says: 'Paul Boyce replaced the commissioner',
  },
  CommissionerWithdrawn: { details: { who: [commissioner] }, says: 'Commissioner withdrawn' },
  PowersTransferred: {
    details: { functions: ['social care'], batch: 1 },
    says: 'Powers over social care transferred to the commissioner (batch 1)',
  },
  PowersReturned: {
    details: { functions: ['social care'], batch: 1 },
    says: 'Powers over social care returned to the council (batch 1)',
  },
} as const satisfies Readonly<Record<string, ActExample>>;
