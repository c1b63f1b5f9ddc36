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

/** A page of the overviews, or one that the list of questions leads to. */
const overview = (title: string) => ['Overviews', title];
const listed = (question: string) => ['Questions that this service answers', question];

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
    'Under another policy',
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
    'What duties does the direction place on the council?',
    officer,
    ['Interventions', 'Slough', 'Directions'],
    'In force now',
    'No duty of it is on record',
  ),
  asked(
    'How did one direction follow another?',
    officer,
    ['Interventions', 'Slough', 'Directions'],
    'The chain, and what each changed',
    'Took the place of: First direction',
  ),
  asked(
    'Where is control being considered?',
    officer,
    listed('Where is control being considered?'),
    'Open cases in which control is being considered',
    'Compelling reasons are in the sources for',
  ),
  asked(
    'What needs a minister this week?',
    officer,
    ['What needs a minister this week'],
    'A decision is pending, and nothing says by when',
    'Croydon',
  ),
  asked(
    'What changed since I last looked?',
    officer,
    ['What changed since you last looked'],
    'cases you have not opened yet',
  ),
  asked(
    'Who was the case officer?',
    officer,
    ['Interventions', 'Sefton', 'Case officers and handovers'],
    'Nobody has been assigned yet',
  ),
  asked(
    'Who were the commissioners, and who decided?',
    officer,
    ['Interventions', 'Sefton', 'Timeline'],
    'Paul Boyce replaced the commissioner',
    'Minister decided: services stay with the council',
  ),
  asked(
    'Where do sources disagree?',
    officer,
    listed('Where do two sources disagree, and which date was accepted?'),
    'The Chamberlain Files, 17 December 2015',
    'As first recorded; nobody chose yet',
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
    'Which councils are reorganised, with which vesting days?',
    officer,
    listed('Which councils with a case are reorganised, and on which vesting day?'),
    'Northamptonshire',
    'Successors take over: 1 April 2021',
  ),
  asked(
    'What must move to a successor?',
    officer,
    listed('Which instruments must move to a successor?'),
    'Direction (social care)',
    'North Northamptonshire: case opened',
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
    'What is my remit, and what am I to decide?',
    commissioner,
    [],
    'Your remits',
    'Reports and decisions in all cases',
  ),
  asked(
    'What are the options, and the evidence for each?',
    commissioner,
    ['Interventions', 'Croydon', 'Record a ministerial decision'],
    'The options, with what the policy expects and what is on record',
    'Compelling reasons are expected (rule R5)',
  ),
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
    'What does a trust include and leave out, and who is the director?',
    commissioner,
    ['Trusts and partnerships', 'Worcestershire Children First'],
    'What it includes and leaves out',
    'Leaves out',
    'Chief executive is also director of children’s services',
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
    'Is a strong council near by available as a partner?',
    commissioner,
    overview('Strong councils and partnerships'),
    'Councils whose latest full inspection was good or outstanding',
    'Hampshire',
    'its risk cannot be told',
    'and not its borders',
  ),
  asked(
    'How do I record my recommendation?',
    commissioner,
    ['Interventions', 'Sefton', 'Record the commissioner’s report'],
    'Who reports, and by when',
    'Recommendation (optional)',
  ),
  asked(
    'Who accepted a recommendation, and when?',
    commissioner,
    ['Interventions', 'Sefton', 'Ministerial decision made, 22 November 2022'],
    'Services stay with the council',
    'Recorded',
    'by history import',
  ),
  asked(
    'What did staff, partners and families say?',
    commissioner,
    ['Interventions', 'Sefton', 'Evidence and notes'],
    '0 pieces of evidence',
    'Notes',
  ),
  asked(
    'How does a history look step by step?',
    researcher,
    ['Interventions', 'Slough', 'step by step'],
    'Judged by',
    'What it changed',
  ),
  asked(
    'How does a case look under another policy?',
    researcher,
    ['Interventions', 'Slough', 'Policy'],
    'Judge this case by',
    'Under the policy of each date',
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
  asked(
    'How has maturity moved since the baseline?',
    commissioner,
    ['Interventions', 'Slough', 'Improvement'],
    'becomes the baseline that later ones are compared with',
  ),
  asked(
    'Which enablers are weak, and is a council slipping back?',
    commissioner,
    ['Interventions', 'Slough', 'Improvement'],
    'Slough: improvement',
    'Expected, and what it took here',
  ),
];
