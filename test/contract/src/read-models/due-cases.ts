import { judgement, opening, type Told } from './recorded-log.js';

const commissioner = (of: string, on: string, reportDue: string): Told => ({
  of,
  act: 'CommissionerAppointed',
  on,
  details: { commissioners: ['Eleanor Brazil'], reportDue },
});
const officer = (of: string, name: string): Told => ({
  of,
  act: 'CaseOfficerAssigned',
  details: { officer: name },
});
const team = (of: string, name: string): Told => ({
  of,
  act: 'TeamChanged',
  details: { team: name },
});

/** Cases whose commissioner’s report is due: late in Slough, soon in Birmingham, next year in Devon; Norfolk’s is closed. */
export const dueCases: readonly Told[] = [
  opening('slough', '871'),
  judgement('871', '2019-03-04'),
  officer('slough', 'Priya Nair'),
  team('slough', 'North and Midlands'),
  commissioner('slough', '2026-07-02', '2026-10-31'),
  opening('birmingham', '330', '2010-05-19'),
  officer('birmingham', 'Priya Nair'),
  commissioner('birmingham', '2026-07-03', '2026-11-25'),
  opening('devon', '878', '2020-03'),
  team('devon', 'South'),
  {
    of: 'devon',
    act: 'DirectionIssued',
    on: '2026-07-03',
    details: {
      kind: 'social-care',
      duties: [
        { text: 'Appoint a director', due: '2027-02' },
        { text: 'Report every quarter', owner: 'The chair' },
      ],
    },
  },
  {
    of: 'devon',
    act: 'ReviewHeld',
    on: '2026-08-20',
    details: { outcome: 'insufficient', nextReviewDue: '2027-01-31' },
  },
  {
    of: 'devon',
    act: 'DeadlineMoved',
    on: '2026-09-01',
    details: { obligation: 'review', from: '2027-01-31', to: '2027-03-15', why: 'council-request' },
  },
  {
    of: 'birmingham',
    act: 'HoldPlaced',
    on: '2026-10-01',
    details: { because: 'Inspection under way', until: '2027-01-10' },
  },
  commissioner('devon', '2026-07-04', '2027-06-30'),
  opening('norfolk', '926', '2013-02'),
  commissioner('norfolk', '2026-07-05', '2026-11-01'),
  { of: 'norfolk', act: 'CommissionerWithdrawn', on: '2026-10-01' },
  {
    of: 'norfolk',
    act: 'InterventionClosed',
    on: '2026-10-02',
    details: { testMet: 'Judged better', deliverySettledAs: 'council-run' },
  },
  opening('mistake', '926', '2018-01-01'),
  { of: 'mistake', act: 'InterventionVoided', on: '2018-01-02', details: { because: 'Twice' } },
];
