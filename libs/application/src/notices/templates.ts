/** The end of every message. */
const ending = [
  'See the case: ((link))',
  'You get this message because this case belongs to you or your team. It was sent automatically.',
];

/** A message about something that is still to be done. */
function reminder(isDue: string): string {
  return [
    `((council)): ((what)) ${isDue}.`,
    'Who has to act: ((who))',
    'Why it is due: ((explanation))',
    'When it is done, record it in the case. You can also move the date and say why.',
    ...ending,
  ].join('\n\n');
}

/**
 * What the service writes to people. Places stand as `((place))`, the way GOV.UK Notify writes them, so that the
 * same text serves both. A name that was sent keeps its text for ever: another text is another name. Subjects
 * hold the council and the kind only: they show on locked screens.
 */
export const noticeTemplates = {
  'deadline-30-days': {
    title: 'Reminder a month before',
    subject: 'Due within 30 days: ((kind)), ((council))',
    body: reminder('is due on ((due))'),
  },
  'deadline-7-days': {
    title: 'Reminder a week before',
    subject: 'Due within 7 days: ((kind)), ((council))',
    body: reminder('is due on ((due))'),
  },
  'deadline-1-day': {
    title: 'Reminder the day before',
    subject: 'Due by tomorrow: ((kind)), ((council))',
    body: reminder('is due on ((due))'),
  },
  'deadline-today': {
    title: 'Reminder on the day',
    subject: 'Due today: ((kind)), ((council))',
    body: reminder('is due today, ((due))'),
  },
  'deadline-missed': {
    title: 'A deadline was missed',
    subject: 'Deadline missed: ((kind)), ((council))',
    body: [
      '((council)): ((what)) was due on ((due)). Nothing was recorded by the end of that day.',
      'Who has to act: ((who))',
      'Why it was due: ((explanation))',
      'If it was done in time, record it with the date it was done. It then counts as met.',
      'If it was not done, record what happens next. You can also move the date and say why.',
      ...ending,
    ].join('\n\n'),
  },
} as const satisfies Readonly<Record<string, NoticeTemplate>>;

/** One kind of message: what it is for, and its text with places. */
export type NoticeTemplate = {
  readonly title: string;
  readonly subject: string;
  readonly body: string;
};

/** Name of a template. */
export type NoticeTemplateName = keyof typeof noticeTemplates;

/** Names of all templates. */
export const noticeTemplateNames = Object.keys(noticeTemplates) as readonly NoticeTemplateName[];

/** Whether there is a template of this name. */
export function isNoticeTemplate(name: string): name is NoticeTemplateName {
  return Object.hasOwn(noticeTemplates, name);
}
