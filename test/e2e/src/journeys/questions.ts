/** A question of `/questions`, who asks it, what they click from the start page, and what they read in the end. */
export interface Asked {
  readonly question: string;
  readonly persona: string;
  /** Names of links, each on the page that the one before leads to: three at most. */
  readonly clicks: readonly string[];
  readonly reads: readonly string[];
}

const officer = 'Priya Nair';
const leader = 'Tom Okafor';
const commissioner = 'Sir Martin Hale';
const researcher = 'Dr Ana Ruiz';

function asked(
  question: string,
  persona: string,
  clicks: readonly string[],
  ...reads: readonly string[]
): Asked {
  return { question, persona, clicks, reads };
}

/** By the list of questions: a page of the overviews, or one that the list itself leads to. */
const overview = (title: string) => ['Overviews', title];
const listed = (question: string) => ['Overviews', 'questions that this service answers', question];

/** The questions that can be answered today. One line each: add what another page answers. */
export const askedQuestions: readonly Asked[] = [
  asked('Which councils have an open case?', leader, ['Interventions'], 'Slough', 'Run by'),
  asked(
    'Which reviews are overdue, due soon or without an outcome?',
    officer,
    listed('Which six-month reviews are overdue, due in 30 days, or held without an outcome?'),
    'Reviews that open cases wait for',
    'recorded as held',
  ),
  asked(
    'What did each review decide?',
    officer,
    listed('What did each review decide, and on what evidence?'),
    'Reviews held, with outcome and evidence',
    'Medway',
  ),
  asked(
    'Does a council meet the test of failure?',
    officer,
    ['Councils', 'Birmingham'],
    'Persistent',
    'Systemic',
  ),
  asked(
    'Where is a commissioner expected and absent?',
    officer,
    overview('Commissioners: expected, reporting, and what came next'),
    'Open cases in which a commissioner is expected and none is in post',
  ),
  asked(
    'Which reports are late or unpublished?',
    officer,
    overview('Commissioners: expected, reporting, and what came next'),
    'No publication recorded',
  ),
  asked(
    'Which directions are in force without activity?',
    officer,
    listed('Which directions are in force with no activity for nine months?'),
    'Open cases with a direction in force, the longest without activity first',
    'Nothing for 9 months or more',
  ),
  asked(
    'Where is control being considered?',
    officer,
    listed('Where is control being considered?'),
    'Open cases in which control is being considered',
    'Compelling reasons are in the sources for',
  ),
  asked(
    'Which set-ups are behind their go-live?',
    officer,
    overview('Planned and actual go-live'),
    'Fewest days after the first plan',
  ),
  asked(
    'Which contracts reach a date?',
    officer,
    overview('Contract dates in the next 24 months'),
    'Notice by',
  ),
  asked(
    'Which trusts forecast an overspend?',
    officer,
    listed('Which trusts are forecast to overspend?'),
    'Northamptonshire Children’s Trust',
    '£14.117 million',
    'financially is in no published source',
  ),
  asked(
    'Which councils were reorganised, with which vesting days?',
    officer,
    listed('Which councils with a case were reorganised, and on which vesting day?'),
    'Northamptonshire',
    '1 April 2021',
  ),
  asked(
    'What must move to a successor?',
    officer,
    overview('Reorganisation and other interventions'),
    'In force when it ended',
    'Direction (social care)',
  ),
  asked(
    'Where are parallel interventions?',
    officer,
    overview('Reorganisation and other interventions'),
    'Other interventions at the same councils',
    'Best value',
  ),
  asked('What changed?', leader, ['Audit trail'], 'history import'),
  asked(
    'What did earlier commissioners recommend, and what came next?',
    commissioner,
    listed('What did earlier commissioners recommend, and what happened next?'),
    'A partnership with Leeds',
    'Next judgement',
  ),
  asked(
    'Which councils improved without removal?',
    commissioner,
    overview('Councils that improved and kept their services'),
    'Inadequate headings',
    'Those that improved took',
  ),
  asked(
    'What does a trust run, and for whom?',
    commissioner,
    ['Trusts and partnerships', 'Achieving for Children'],
    'Windsor and Maidenhead',
  ),
  asked(
    'What did set-up, grant and running cost?',
    commissioner,
    overview('Money: costs, grants and overspends'),
    '£3.15 million',
    'None published',
  ),
  asked(
    'Which conditions and re-review dates went with a decision to retain?',
    commissioner,
    overview('The presumption that services leave the council'),
    'To be reviewed again',
    'June 2019 and December 2019',
  ),
  asked(
    'How does a history look step by step?',
    researcher,
    ['Interventions', 'Slough', 'Timeline'],
    'Services moved',
  ),
  asked(
    'How long from inadequate to the next judgement?',
    researcher,
    overview('From an inadequate judgement to the next one'),
    'Months to the next judgement, by route',
  ),
  asked(
    'Better, the same or worse after services moved?',
    researcher,
    overview('Judgements before and after services moved'),
    'Change by five years',
    'By five years it was better in',
  ),
  asked(
    'How often do inspections under a trust stay inadequate?',
    researcher,
    listed('How often do inspections under a trust stay inadequate?'),
    'Of them inadequate',
  ),
  asked(
    'How often was the presumption followed?',
    researcher,
    overview('The presumption that services leave the council'),
    'it was followed in',
  ),
  asked(
    'How many councils change side with the date basis?',
    researcher,
    overview('What the tests of failure hang on'),
    'Persistent failure by date basis',
    'side with the date basis',
  ),
  asked(
    'Which grades do headings not explain?',
    researcher,
    listed('Which changes of overall grade do the headings not explain?'),
    'Overall grades that their headings do not explain',
  ),
  asked(
    'How long did directions last after improvement?',
    researcher,
    overview('Directions: activity, and how long they last'),
    'Directions after the first judgement better than inadequate',
    '52.2',
  ),
  asked(
    'How many spells, with which gaps?',
    researcher,
    overview('Spells of intervention by council'),
    'Months since the one before, at least',
  ),
  asked(
    'How many returned to council control?',
    researcher,
    overview('Services that returned to the council'),
    'councils took them back',
  ),
  asked(
    'How complete is each history?',
    researcher,
    overview('Completeness and precision of the histories'),
    'Claims to be complete for',
  ),
  asked(
    'What would the Committee’s alternative have changed?',
    researcher,
    overview('The Education Committee’s alternative of 2016'),
    'Assessments of options asked for',
    'the alternative would have asked for',
  ),
  asked(
    'How do reorganisations change the count of inadequate councils?',
    researcher,
    listed('How do reorganisations change the count of inadequate councils?'),
    'After, if they inherit it',
  ),
  asked(
    'Where is a data set to cite?',
    researcher,
    listed('Where do I get a data set that I can cite?'),
    'Link to exactly this data set',
    'What the columns mean',
  ),
];
