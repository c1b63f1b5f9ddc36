import type { ActExample } from './act-examples.js';
import { exampleIds } from './example-ids.js';

const { report, note } = exampleIds;

/** Worked examples of decisions, of the delivery track and of how the record is kept. */
export const deliveryExamples = {
  MindedToNotified: {
    details: { what: 'use section 497A', replyBy: '2014-04-03' },
    says: 'Minister minded to use section 497A, reply by 3 April 2014',
  },
  RepresentationsReceived: {
    details: { summary: 'The council disagrees.' },
    says: 'Council’s representations received: The council disagrees.',
  },
  CommissionerReported: {
    details: { stage: 'final', author: 'Eleanor Brazil', recommendation: 'a partnership' },
    says: 'Eleanor Brazil delivered the final report: a partnership',
  },
  ReportPublished: { details: { report }, says: 'Commissioner’s report published' },
  MinisterialDecisionMade: {
    details: {
      option: 'retain',
      compellingReasons: 'Capable new leaders.',
      reReviewOn: ['2019-06', '2019-12'],
    },
    says: 'Minister decided: services stay with the council, re-review June 2019 and December 2019. Capable new leaders.',
  },
  CouncilDecisionMade: {
    details: {
      body: 'cabinet',
      subject: 'set-up',
      verdict: 'approve',
      summary: 'a wholly owned company',
    },
    says: 'Cabinet approved: a wholly owned company',
  },
  DeliveryModelAnnounced: {
    details: {
      vehicle: 'example-trust',
      vehicleName: 'Example Trust',
      model: 'independent-trust',
      plannedGoLive: '2014-04',
      setUpCostPence: 290_000_000,
    },
    says: 'Example Trust announced, planned go-live April 2014, set-up cost £2.9 million',
  },
  MemorandumSigned: {
    details: { parties: ['the council', 'the commissioner'] },
    says: 'Memorandum of understanding signed by the council and the commissioner',
  },
  VehicleIncorporated: {
    details: {
      vehicle: 'example-trust',
      vehicleName: 'Example Trust',
      legalForm: 'limited by guarantee',
    },
    says: 'Example Trust incorporated (limited by guarantee)',
  },
  BoardAppointed: {
    details: { vehicle: 'example-trust', appointed: ['Andy Couldrick'], post: 'chief-executive' },
    says: 'Andy Couldrick appointed chief executive',
  },
  GrantAwarded: {
    details: { amountPence: 245_000_000, purpose: 'the set-up' },
    says: 'Grant of £2.45 million for the set-up',
  },
  ShadowStarted: {
    details: { summary: 'the whole company' },
    says: 'Shadow running started: the whole company',
  },
  SetUpPaused: {
    details: { until: '2021-12', because: 'Progress' },
    says: 'Set-up paused until December 2021: Progress',
  },
  SetUpResumed: {
    details: { plannedGoLive: '2022-04-01' },
    says: 'Set-up resumed, planned go-live 1 April 2022',
  },
  SetUpCancelled: { details: {}, says: 'Set-up cancelled' },
  VehicleWoundUp: { details: { vehicle: 'example-trust' }, says: 'Example trust wound up' },
  ServiceTransferred: {
    details: { vehicle: 'example-trust', vehicleName: 'Example Trust', staff: 828 },
    says: 'Services moved to Example Trust, 828 staff',
  },
  ScopeChanged: {
    details: { service: 'SEN services', from: 'the trust', to: 'the council' },
    says: 'SEN services moved from the trust to the council',
  },
  OwnershipChanged: {
    details: { vehicle: 'example-trust', to: ['Example Council'], newName: 'Example First' },
    says: 'Ownership passed to Example Council; renamed Example First',
  },
  CouncilJoinedVehicle: {
    details: {
      vehicle: 'achieving-for-children',
      vehicleName: 'Achieving for Children',
      costPence: 36_400_000,
      servicesMoved: true,
    },
    says: 'Council joined Achieving for Children at a cost of £364,000 and services moved',
  },
  ReturnDecided: {
    details: { because: 'financial', plannedOn: '2022-09' },
    says: 'Return to the council decided (financial), planned for September 2022',
  },
  ReturnedToCouncil: {
    details: { complete: true, staff: 500 },
    says: 'Services returned to the council, 500 staff',
  },
  ContractSigned: {
    details: {
      vehicle: 'example-trust',
      termYears: 10,
      end: '2028-03-31',
      yearlySumPence: 2_440_000_000,
    },
    says: 'Contract signed with Example trust for 10 years, to 31 March 2028, £24.4 million a year',
  },
  ContractReviewed: {
    details: {
      by: 'council',
      outcome: 'revise-targets',
      summary: 'Break clause not used',
      performance: [{ target: 'Good by October 2017', result: 'not-met' }],
    },
    says: 'Contract review: revise the targets. Break clause not used',
  },
  ContractMonitored: {
    details: { period: 'period 6', summary: 'Overspend', overspendPence: 1_411_700_000 },
    says: 'Contract monitoring (period 6): Overspend, forecast overspend £14.117 million',
  },
  ContractExtended: {
    details: { years: 10, newEnd: '2033-03-31' },
    says: 'Contract extended by 10 years to 31 March 2033',
  },
  ContractVaried: {
    details: { summary: 'New indicators' },
    says: 'Contract varied: New indicators',
  },
  ContractNoticeGiven: {
    details: { by: 'The council', endsOn: '2022-08-31', mutualConsent: true },
    says: 'The council gave notice to end the contract on 31 August 2022, by mutual consent',
  },
  ContractNotRenewed: {
    details: { endsOn: '2026-03-31' },
    says: 'Contract not renewed, ends 31 March 2026',
  },
  ContractExpired: { details: {}, says: 'Contract expired' },
  ContractTerminated: {
    details: { mutualConsent: true, yearsEarly: 2 },
    says: 'Contract terminated by mutual consent, 2 years early',
  },
  PartnershipStarted: {
    details: { vehicle: 'isle-of-wight-hampshire', lead: 'Hampshire', termYears: 5 },
    says: 'Partnership with Hampshire started for 5 years',
  },
  PartnershipRenewed: { details: { termYears: 5 }, says: 'Partnership renewed for 5 years' },
  PartnershipNoticeGiven: {
    details: { by: 'Hampshire', noticeMonths: 6 },
    says: 'Hampshire gave notice to end the partnership (6 months)',
  },
  PartnershipEndDecided: {
    details: { endsOn: '2024-01-31' },
    says: 'End of the partnership decided, ends 31 January 2024',
  },
  PartnershipEnded: {
    details: { servicesReturned: true, buyBackUntil: '2025-01' },
    says: 'Partnership ended and services returned to the council, some services bought back until January 2025',
  },
  MaturityAssessed: {
    details: { descriptorSet: '2022', lenses: [{ lens: 'workforce-stability', grade: 2 }] },
    says: 'Maturity assessed: workforce stability 2',
  },
  ImprovementStageAssessed: {
    details: { stage: 'fair', slippingBack: [{ marker: 'vacancies' }] },
    says: 'Stage of improvement: fair, 1 marker of slipping back',
  },
  NoteAdded: {
    details: { text: 'Called the council.', visibility: 'case-team' },
    says: 'Called the council.',
  },
  EvidenceAttached: {
    details: {
      title: 'Ofsted letter',
      shows: 'That the council was told on 3 May.',
      fileName: 'Letter.pdf',
      sha256: '5d'.repeat(32),
      mediaType: 'application/pdf',
      bytes: 48_213,
      visibility: 'department',
      about: [note],
    },
    says: 'Evidence attached: Ofsted letter',
  },
  EntryAnnotated: {
    details: {
      target: note,
      text: 'Another article says May.',
      claimedDate: '2016-05',
      claimedBy: 'CYPN',
    },
    says: 'Annotation: Another article says May. (claims May 2016, CYPN)',
  },
  EntryCorrected: {
    details: {
      target: note,
      replacement: { details: { text: 'Called the trust.' } },
      because: 'Wrong body',
    },
    says: 'Entry corrected: Wrong body',
  },
  EntryRetracted: {
    details: { target: note, because: 'Meant for another case' },
    says: 'Entry retracted: Meant for another case',
  },
  ClaimAccepted: {
    details: { target: note, claim: 0, because: 'The original letter' },
    says: 'Another source’s date accepted: The original letter',
  },
  AntecedentStated: {
    details: {
      kind: 'direction-social-care',
      interval: '../2016-06',
      why: 'No source reports its issue',
    },
    says: 'Known from before: direction (social care), begun before or in June 2016; its beginning is not in the sources',
  },
  CoverageDeclared: {
    details: { kinds: ['judgements'], period: '2013-11/2026-06' },
    says: 'The record claims to hold all judgements between November 2013 and June 2026',
  },
} as const satisfies Readonly<Record<string, ActExample>>;
