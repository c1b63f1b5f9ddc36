import type { Day } from '../dates/index.js';

/** The inspection frameworks, with what people read. */
export const frameworkWords = {
  SLAC: 'Safeguarding and looked after children inspection (SLAC)',
  'CP-2012': 'Child protection inspection (2012)',
  'LAC-2013': 'Looked after children inspection (2013)',
  'LSCB-review': 'Review of the local safeguarding children board only',
  SIF: 'Single inspection framework (SIF)',
  ILACS: "Inspection of local authority children's services (ILACS)",
  unknown: 'Framework not known',
} as const;

/** An inspection framework (domain §7). A field of a judgement, never derived from its date. */
export type Framework = keyof typeof frameworkWords;

/** The headings of the frameworks that fix them, with what people read. */
export const headingWords: Readonly<Record<string, string>> = {
  leaders: 'Impact of leaders',
  'leadership-management-governance': 'Leadership, management and governance',
  'help-and-protection': 'Help and protection',
  'looked-after-and-permanence': 'Looked after and achieving permanence',
  'in-care-and-care-leavers': 'In care and care leavers',
  'in-care': 'In care',
  'care-leavers': 'Care leavers',
  adoption: 'Adoption',
  lscb: 'Local safeguarding children board',
};

/** A period in which a framework had one set of headings. Days are inspection starts, inclusive. */
export interface FrameworkPeriod {
  readonly framework: Framework;
  readonly from?: Day;
  readonly to?: Day;
  /** Fixed headings: the key judgements and the others. Absent where headings are free. */
  readonly headings?: { readonly key: readonly string[]; readonly others: readonly string[] };
  /** `optional` where the framework has no single overall grade of its own. */
  readonly overall: 'given' | 'not-given' | 'optional';
}

const ilacsFourHeadings = {
  key: ['leaders', 'help-and-protection', 'in-care', 'care-leavers'],
  others: [],
};

/**
 * Headings by framework and inspection start (domain §7). A review of a safeguarding board alone
 * has no limit here: one is on record for Surrey in June 2015.
 */
export const frameworkPeriods: readonly FrameworkPeriod[] = [
  { framework: 'SLAC', to: '2013-10-31', overall: 'optional' },
  { framework: 'CP-2012', to: '2013-10-31', overall: 'optional' },
  { framework: 'LAC-2013', to: '2013-10-31', overall: 'optional' },
  { framework: 'LSCB-review', overall: 'optional' },
  { framework: 'unknown', overall: 'optional' },
  {
    framework: 'SIF',
    from: '2013-11-19',
    to: '2018-06-11',
    headings: {
      key: [
        'help-and-protection',
        'looked-after-and-permanence',
        'leadership-management-governance',
      ],
      others: ['adoption', 'care-leavers', 'lscb'],
    },
    overall: 'given',
  },
  {
    framework: 'ILACS',
    from: '2018-01-29',
    to: '2023-01-15',
    headings: { key: ['leaders', 'help-and-protection', 'in-care-and-care-leavers'], others: [] },
    overall: 'given',
  },
  {
    framework: 'ILACS',
    from: '2023-01-16',
    to: '2026-04-26',
    headings: ilacsFourHeadings,
    overall: 'given',
  },
  { framework: 'ILACS', from: '2026-04-27', headings: ilacsFourHeadings, overall: 'not-given' },
];

/** The last inspection start for which "adequate" was on the scale (domain §7). */
export const adequateUntil: Day = '2013-10-31';

/** What 479 published reports show (domain §7): patterns that warn, never refuse. */
export const observed = {
  /** Days from the end of the inspection to publication. */
  publicationDays: { fewest: 18, most: 214, median: 47 },
  sifOverall: '39 of 39',
  ilacsExperience: '33 of 33',
  ilacsLeadersAlone: '3 of 4',
} as const;
