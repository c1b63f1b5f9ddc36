/** A question in the words of those who ask it, the page that answers it, and what to do there. */
export interface Question {
  readonly asks: string;
  readonly href: string;
  readonly where: string;
}

/** Questions that belong together. */
export interface QuestionGroup {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

function question(asks: string, href: string, where: string): Question {
  return { asks, href, where };
}

/** Every question that a page answers today. The page must not be more than one click further on than its link. */
export const questionGroups: readonly QuestionGroup[] = [
  {
    id: 'cases',
    title: 'Open cases and what is due',
    questions: [
      question(
        'Which councils have an open case, and where does each stand today?',
        '/interventions',
        'Interventions',
      ),
      question(
        'Which six-month reviews are overdue, due in 30 days, or held without an outcome?',
        '/overviews/reviews',
        'Six-month reviews',
      ),
      question(
        'What did each review decide, and on what evidence?',
        '/overviews/reviews#caption-held',
        'Reviews held; open one to see what was known that day',
      ),
      question(
        'Does a council meet the test of failure on a day, under a policy, by publication or inspection?',
        '/authorities',
        'Councils; choose one, then a policy and a day',
      ),
      question(
        'Which cases meet the test and have no commissioner, and is the reason recorded?',
        '/overviews/commissioners#caption-expected',
        'Commissioners expected',
      ),
      question(
        'Which commissioners’ reports are late, or delivered and not published?',
        '/overviews/commissioners#caption-reports',
        'Commissioners’ reports',
      ),
      question(
        'Which directions are in force with no activity for nine months?',
        '/overviews/directions',
        'Directions in force',
      ),
      question(
        'Where is control being considered?',
        '/overviews/presumption#caption-considered',
        'Control being considered',
      ),
      question('What changed, and who recorded it?', '/audit-trail', 'Audit trail'),
      question(
        'Where does a case stand on another day, and who worked on it then?',
        '/interventions',
        'Interventions; choose a case, then a day',
      ),
    ],
  },
  {
    id: 'delivery',
    title: 'Trusts, contracts and money',
    questions: [
      question(
        'Which set-ups are behind the planned go-live, and by how long?',
        '/overviews/go-live',
        'Planned and actual go-live',
      ),
      question(
        'Which contracts reach a review, break or end, and by when must notice be given?',
        '/overviews/contract-dates',
        'Contract dates',
      ),
      question(
        'Which trusts are forecast to overspend?',
        '/overviews/money#caption-overspends',
        'Overspends',
      ),
      question(
        'What did setting up, running and granting cost, by route?',
        '/overviews/money',
        'Money',
      ),
      question(
        'What does a trust or partnership run, who owns it, and for whom?',
        '/vehicles',
        'Trusts and partnerships; choose one',
      ),
      question(
        'How many councils took their services back, and why?',
        '/overviews/returns',
        'Services that returned',
      ),
    ],
  },
  {
    id: 'around',
    title: 'What else happens at the council',
    questions: [
      question(
        'Which councils with a case were reorganised, and on which vesting day?',
        '/overviews/reorganisation#caption-areas',
        'Councils reorganised',
      ),
      question(
        'Which instruments must move to a successor?',
        '/overviews/reorganisation#caption-areas',
        'In force when the council ended',
      ),
      question(
        'Where does somebody else intervene too?',
        '/overviews/reorganisation#caption-parallel',
        'Other interventions',
      ),
      question(
        'How do reorganisations change the count of inadequate councils?',
        '/overviews/reorganisation#caption-counts',
        'The count, both ways',
      ),
    ],
  },
  {
    id: 'decisions',
    title: 'Commissioners and decisions',
    questions: [
      question(
        'What did earlier commissioners recommend, and what happened next?',
        '/overviews/commissioners#caption-reports',
        'Commissioners’ reports',
      ),
      question(
        'Which councils improved without removal, and how long did it take?',
        '/overviews/improved-in-council',
        'Councils that kept their services; choose a region there',
      ),
      question(
        'Which compelling reasons, conditions and re-review dates went with a decision to leave services with the council?',
        '/overviews/presumption',
        'Decisions and reasons',
      ),
      question(
        'How often was the presumption followed or set aside?',
        '/overviews/presumption',
        'The presumption',
      ),
      question(
        'What was known on the day of a decision?',
        '/interventions',
        'Interventions; choose a case, then a decision',
      ),
    ],
  },
  {
    id: 'research',
    title: 'Research',
    questions: [
      question(
        'How does a history look step by step, with the policy of each date or another?',
        '/interventions?status=all',
        'Interventions; choose a case, then “Timeline” or “Policy”',
      ),
      question(
        'How long was it from inadequate to the next judgement, by route?',
        '/overviews/next-judgement',
        'To the next judgement',
      ),
      question(
        'Were services better, the same or worse after they moved, and after five years?',
        '/overviews/trust-judgements',
        'Before and after services moved',
      ),
      question(
        'How often do inspections under a trust stay inadequate?',
        '/overviews/trust-judgements',
        'Inspections while it ran them',
      ),
      question(
        'How long did directions last after services improved?',
        '/overviews/directions#caption-lasting',
        'Directions after improvement',
      ),
      question(
        'How many spells did each council have, with which gaps?',
        '/overviews/spells',
        'Spells by council',
      ),
      question(
        'How many councils change side with the date basis of persistent failure?',
        '/overviews/failure-tests',
        'Persistent failure by date basis',
      ),
      question(
        'Which changes of overall grade do the headings not explain?',
        '/overviews/failure-tests#caption-grades',
        'Overall grades',
      ),
      question(
        'What would the Education Committee’s alternative have changed in each case?',
        '/overviews/committee',
        'The alternative of 2016',
      ),
      question(
        'What is missing, and how complete and exact is each history?',
        '/overviews/completeness',
        'Completeness',
      ),
      question(
        'Where do I get a data set that I can cite?',
        '/overviews/dataset',
        'Data set to cite',
      ),
    ],
  },
];
