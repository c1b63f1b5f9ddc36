import {
  NoticeError,
  noticeTemplates,
  isNoticeTemplate,
  renderNotice,
} from '@interventions/application';
import type { NoticeState, NoticeSummary } from '@interventions/contracts';
import { formatDate } from '@interventions/domain';
import type { NoticeView } from '@interventions/read-models';

const stateWords: Readonly<Record<NoticeState, string>> = {
  sent: 'Sent',
  waiting: 'Waiting to be sent',
  failed: 'Could not be sent',
};

/** A message as a line of the list. `laCode` is that of its case now. */
export function describeNotice(notice: NoticeView, laCode: string): NoticeSummary {
  const { reference, state, template, to, interventionId, key, values, due } = notice;
  const { intendedAt, sentAt, attempts, problem } = notice;
  return {
    reference,
    state,
    stateText: stateWords[state],
    template,
    title: isNoticeTemplate(template) ? noticeTemplates[template].title : template,
    subject: textOf(notice).subject,
    to,
    interventionId,
    laCode,
    authority: values['council'] ?? '',
    key,
    kindTitle: values['kind'] ?? '',
    what: values['what'] ?? key,
    due,
    dueText: formatDate(due),
    intendedAt,
    sentAt,
    attempts,
    problem,
  };
}

/** The text of a message from its template and values; in place of one that cannot be written, why it cannot. */
export function textOf({ template, values }: Pick<NoticeView, 'template' | 'values'>): {
  readonly subject: string;
  readonly body: string;
} {
  try {
    return renderNotice(template, values);
  } catch (error) {
    if (!(error instanceof NoticeError)) throw error;
    return { subject: 'This message could not be written', body: error.message };
  }
}
