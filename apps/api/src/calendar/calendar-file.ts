import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { addDays, type Day } from '@interventions/domain';
import type { Deadline } from '@interventions/read-models';
import type { PublicUrl } from './public-url.js';

/** Seconds after which a program asks again. */
const refreshSeconds = 3600;

/** What a calendar is made of. `now` is the instant of the request. */
export type CalendarContents = {
  readonly name: string;
  readonly deadlines: readonly Deadline[];
  readonly now: string;
  readonly links: PublicUrl;
};

/**
 * A calendar as other programs read it (RFC 5545): an all-day event on the last day of each deadline. An event
 * keeps its UID when the date is moved, and its SEQUENCE rises, so that programs move it too. The summary
 * names kind and council, never a person. Every line ends with a line break (§3.1), the last one too.
 */
export function calendarFile({ name, deadlines, now, links }: CalendarContents): string {
  const calendar = ical({
    name,
    prodId: { company: 'Department for Education', product: 'Interventions', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
    timezone: null,
  });
  for (const { key, kindTitle, authority, what, explanation, dueHistory, ...one } of deadlines) {
    if (one.due === null) continue;
    const url = links.ofCase(one.interventionId);
    calendar.createEvent({
      id: `${key}@interventions`,
      sequence: dueHistory.length,
      stamp: new Date(now),
      start: dateOf(one.due.latest),
      end: dateOf(addDays(one.due.latest, 1)),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: `${kindTitle}, ${authority}`,
      description: [what, explanation, url].filter((text) => text !== '').join('\n\n'),
      url,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** A calendar day as the library wants it: midnight UTC, whatever the zone of the machine. */
function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00.000Z`);
}
