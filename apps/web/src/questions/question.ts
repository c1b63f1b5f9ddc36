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

/** A question with the page that answers it. */
export function question(asks: string, href: string, where: string): Question {
  return { asks, href, where };
}
