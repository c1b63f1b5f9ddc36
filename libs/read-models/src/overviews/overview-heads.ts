/** The overviews by the name in their address. */
export const overviewNames = [
  'phases',
  'go-live',
  'next-judgement',
  'contract-dates',
  'presumption',
  'returns',
  'completeness',
  'reviews',
  'commissioners',
  'directions',
  'spells',
  'reorganisation',
  'money',
  'trust-judgements',
  'improved-in-council',
  'failure-tests',
  'committee',
  'partners',
  'dataset',
] as const;

/** The name of an overview. */
export type OverviewName = (typeof overviewNames)[number];

/** What an overview is called, and the question that it answers. */
export type OverviewHead = {
  readonly name: OverviewName;
  readonly title: string;
  readonly question: string;
};

/** What each overview is called, and the question that it answers. */
const heads: Readonly<Record<OverviewName, Pick<OverviewHead, 'title' | 'question'>>> = {
  phases: {
    title: 'Interventions by phase, region and route',
    question: 'How many interventions were open, and where did they stand?',
  },
  'go-live': {
    title: 'Planned and actual go-live',
    question: 'Did services move when it was planned?',
  },
  'next-judgement': {
    title: 'From an inadequate judgement to the next one',
    question: 'How long did it take, by route?',
  },
  'contract-dates': {
    title: 'Contract dates in the next 24 months',
    question:
      'Which contracts end, are reviewed or can be broken, and by when must notice be given?',
  },
  presumption: {
    title: 'The presumption that services leave the council',
    question: 'Once a commissioner was appointed, how often was it followed or set aside, and why?',
  },
  returns: {
    title: 'Services that returned to the council',
    question: 'How many councils took their services back, and why?',
  },
  completeness: {
    title: 'Completeness and precision of the histories',
    question: 'How exact is each history, what does it rest on, and what does it claim to hold?',
  },
  reviews: {
    title: 'Six-month reviews',
    question: 'Which reviews are overdue, due in 30 days, or held without a stated outcome?',
  },
  commissioners: {
    title: 'Commissioners: expected, reporting, and what came next',
    question:
      'Where is a commissioner expected and absent, which reports are late or unpublished, and what followed each?',
  },
  directions: {
    title: 'Directions: activity, and how long they last',
    question:
      'In which cases under a direction has nothing happened for nine months, and how long did directions last after services improved?',
  },
  spells: {
    title: 'Spells of intervention by council',
    question: 'How many spells has each council had, and how long was it between them?',
  },
  reorganisation: {
    title: 'Reorganisation and other interventions',
    question:
      'Which councils were reorganised, what has to move to their successors, and where does somebody else intervene too?',
  },
  money: {
    title: 'Money: costs, grants and overspends',
    question: 'What did each route cost, where that was published, and who forecasts an overspend?',
  },
  'trust-judgements': {
    title: 'Judgements before and after services moved',
    question:
      'Were services better, the same or worse at the next inspection and after five years?',
  },
  'improved-in-council': {
    title: 'Councils that improved and kept their services',
    question:
      'Which councils improved without removal, from what failure, and how long did it take?',
  },
  'failure-tests': {
    title: 'What the tests of failure hang on',
    question:
      'How many councils change side with the date basis, and which grades do their headings not explain?',
  },
  committee: {
    title: 'The Education Committee’s alternative of 2016',
    question: 'What would it have changed in each case?',
  },
  partners: {
    title: 'Strong councils and partnerships',
    question: 'Is a strong council near by available as a partner, and at what risk to it?',
  },
  dataset: {
    title: 'Data set to cite',
    question: 'Where do all cases, judgements and sources stand in files that can be cited?',
  },
};

/** The name, title and question of an overview. */
export function headOf(name: OverviewName): OverviewHead {
  return { name, ...heads[name] };
}
