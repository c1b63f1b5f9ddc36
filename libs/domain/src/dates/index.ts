export { bankHolidays, bankHolidayYears, type BankHoliday } from './bank-holidays.data.js';
export { addDays, addMonths, daysBetween, yearsBetween } from './calendar.js';
export {
  compareDates,
  isBefore,
  isOnOrBefore,
  sortKey,
  type DateAnswer,
  type DateOrder,
} from './compare-dates.js';
export { daySchema, parseDay, type Day } from './day.js';
export {
  dayRange,
  edtfSchema,
  isApproximate,
  parseEdtf,
  precisionOf,
  type DayRange,
  type Edtf,
  type Precision,
} from './edtf.js';
export { formatDate } from './format-date.js';
export { isoWeekOf, mondayOf } from './iso-week.js';
export { daysUntilRecorded, lateAfterDays } from './lateness.js';
export { endOfLondonDay, londonDay, startOfLondonDay } from './london-day.js';
export { withinYears } from './within-years.js';
export {
  addWorkingDays,
  isWorkingDay,
  type WorkingDayAnswer,
  type WorkingDayResult,
} from './working-days.js';
