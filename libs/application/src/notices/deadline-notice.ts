import {
  formatDate,
  obligationKinds,
  responsibleWords,
  type Obligation,
} from '@interventions/domain';
import type { NoticeValues } from './render-notice.js';

/** What a message about a deadline is written from. */
export type DeadlineFacts = {
  readonly obligation: Pick<Obligation, 'kind' | 'what' | 'who' | 'because'> & {
    readonly due: NonNullable<Obligation['due']>;
  };
  /** Name of the council. */
  readonly council: string;
  readonly interventionId: string;
  /** Where people open the service: `https://…`, without a slash at the end. */
  readonly publicUrl: string;
};

/**
 * The values of a message about something due in a case; it is due by its latest day. A text with several lines
 * becomes one, and one that is too long is cut: a duty may be a whole paragraph.
 */
export function deadlineNotice(facts: DeadlineFacts): NoticeValues {
  const { obligation, council, interventionId, publicUrl } = facts;
  return {
    council,
    kind: obligationKinds[obligation.kind].title,
    what: cut(obligation.what.replace(/[\s\p{Cc}]+/gu, ' ').trim(), 2_000),
    due: formatDate(obligation.due.latest),
    who: responsibleWords[obligation.who],
    explanation: cut(obligation.because, 10_000),
    link: `${publicUrl}/interventions/${interventionId}`,
  };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
