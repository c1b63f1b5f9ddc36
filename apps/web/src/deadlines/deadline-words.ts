import { counted } from '../rendering/filters.js';

/** How many days are left or have passed, in words: “12 days left”, “due today”, “3 days late”; null without a date. */
export function daysLeftWords(daysLeft: number | null): string | null {
  if (daysLeft === null) return null;
  if (daysLeft === 0) return 'due today';
  return daysLeft > 0
    ? `${counted(daysLeft, 'day', 'days')} left`
    : `${counted(-daysLeft, 'day', 'days')} late`;
}

/** The colour of the tag for each state of something due. */
export const stateTagClasses: Readonly<Record<string, string>> = {
  open: 'govuk-tag--blue',
  met: 'govuk-tag--green',
  'met-late': 'govuk-tag--yellow',
  missed: 'govuk-tag--red',
  waived: 'govuk-tag--grey',
  lapsed: 'govuk-tag--grey',
  'cannot-tell': 'govuk-tag--purple',
  'not-recorded': 'govuk-tag--grey',
};
