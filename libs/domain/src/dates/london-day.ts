import { Temporal } from 'temporal-polyfill';
import { type Day, fromPlainDate } from './day.js';

/**
 * The calendar day in Europe/London at an instant, summer time included, whatever the time zone of the host:
 * `2025-06-30T23:30:00Z` is 2025-07-01. The instant is ISO 8601 with an offset or `Z`. Throws RangeError for any other
 * text (a time without an offset is nobody's instant) or a year outside the supported ones.
 */
export function londonDay(instant: string): Day {
  return fromPlainDate(instantOf(instant).toZonedDateTimeISO('Europe/London').toPlainDate());
}

function instantOf(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch (cause) {
    const detail = `${JSON.stringify(text)} is not an instant. Give date, time and offset, such as 2025-06-30T23:30:00Z.`;
    throw new RangeError(detail, { cause });
  }
}

/** The instant at which a day begins in Europe/London, in UTC to the millisecond. Throws RangeError for a text that is not a {@link Day}. */
export function startOfLondonDay(day: Day): string {
  return midnight(Temporal.PlainDate.from(day));
}

/** The instant at which a day has ended in Europe/London: the beginning of the next. Throws likewise. */
export function endOfLondonDay(day: Day): string {
  return midnight(Temporal.PlainDate.from(day).add({ days: 1 }));
}

/** The instant of a full hour (0 to 23) of a London day, in UTC to the millisecond; an hour that summer time skips is the next. Throws likewise. */
export function hourOfLondonDay(day: Day, hour: number): string {
  return instantIn(
    Temporal.PlainDate.from(day).toZonedDateTime({
      timeZone: 'Europe/London',
      plainTime: { hour },
    }),
  );
}

function midnight(date: Temporal.PlainDate): string {
  return instantIn(date.toZonedDateTime('Europe/London'));
}

function instantIn(time: Temporal.ZonedDateTime): string {
  return time.toInstant().toString({ smallestUnit: 'millisecond' });
}
