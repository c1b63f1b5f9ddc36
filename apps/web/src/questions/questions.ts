import { caseQuestions } from './case-questions.js';
import { decisionQuestions } from './decision-questions.js';
import type { QuestionGroup } from './question.js';

/** Every question that a page answers today. The page must not be more than one click further on than its link. */
export const questionGroups: readonly QuestionGroup[] = [...caseQuestions, ...decisionQuestions];
