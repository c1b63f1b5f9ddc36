import { question, type QuestionGroup } from './question.js';

/** What is asked of decisions, and by those who study all cases. */
export const decisionQuestions: readonly QuestionGroup[] = [
  {
    id: 'decisions',
    title: 'Commissioners and decisions',
    questions: [
      question(
        'What is my remit, when is my report due, and what am I to decide?',
        '/',
        'Start, for commissioners',
      ),
      question(
        'What are the options, and what is the evidence for each?',
        '/interventions',
        'Choose a case, then “Record a ministerial decision” or “Record a six-month review”',
      ),
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
        'Is a strong council near by available as a partner, and at what risk to it?',
        '/overviews/partners',
        'Strong councils and partnerships; choose a region there',
      ),
      question(
        'How do I record my recommendation, and who accepted it, and when?',
        '/interventions',
        'Choose a case, then “Record the commissioner’s report”; what followed is under “Decisions, then and now”',
      ),
      question(
        'What did staff, partners and families say?',
        '/interventions',
        'Choose a case, then “Evidence and notes”',
      ),
      question(
        'How has maturity moved across the seven lenses?',
        '/interventions',
        'Choose a case, then “Improvement”',
      ),
      question(
        'Which enablers are weak, and is anything slipping back?',
        '/interventions',
        'Choose a case, then “Improvement”',
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
        'How does a history look step by step, with the policy of each date?',
        '/interventions?status=all',
        'Choose a case, then “Timeline” and one of its steps',
      ),
      question(
        'What would be due and expected in a case under another policy?',
        '/interventions?status=all',
        'Choose a case, then “Policy”',
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
        '/overviews/trust-judgements#caption-under',
        'Inspections while the body ran them',
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
