import { question, type QuestionGroup } from './question.js';

/** What is asked of open cases, of trusts and money, and of the council around them. */
export const caseQuestions: readonly QuestionGroup[] = [
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
        'What duties does the direction place on a council, and by when?',
        '/interventions',
        'Choose a case, then “Directions”',
      ),
      question(
        'How did one direction follow another, and which clauses changed?',
        '/interventions?status=all',
        'Choose a case, then “Directions”',
      ),
      question(
        'Where is control being considered?',
        '/overviews/presumption#caption-considered',
        'Control being considered',
      ),
      question('What needs a minister this week?', '/minister', 'What needs a minister'),
      question('What changed since I last looked?', '/changes-since', 'What changed, by case'),
      question('What changed, and who recorded it?', '/audit-trail', 'Audit trail'),
      question(
        'Who were the case officer, adviser, commissioner and minister of a case on a day?',
        '/interventions?status=all',
        'Choose a case, then a day on its timeline; its case officers are under “Case officers and handovers”',
      ),
      question(
        'Where do two sources disagree, and which date was accepted?',
        '/disagreements',
        'Where sources disagree',
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
        'What does a trust or partnership include and leave out, and who is the director of children’s services?',
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
        'Which councils with a case are reorganised, and on which vesting day?',
        '/reorganisations',
        'Reorganised councils and what passes on',
      ),
      question(
        'Which instruments must move to a successor?',
        '/reorganisations',
        'What passes on from each council',
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
];
