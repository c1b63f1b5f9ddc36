import type { OverviewPicture } from '@interventions/contracts';
import { barsDrawing } from './bars-drawing.js';
import { calendarDrawing } from './calendar-drawing.js';
import { columnsDrawing } from './columns-drawing.js';
import type { Drawing } from './drawing.js';
import { monthsDrawing } from './months-drawing.js';

/** What an overview shows, laid out for its page. */
export function draw(picture: OverviewPicture): Drawing {
  switch (picture.kind) {
    case 'columns':
      return columnsDrawing(picture);
    case 'bars':
      return barsDrawing(picture);
    case 'months':
      return monthsDrawing(picture);
    case 'calendar':
      return calendarDrawing(picture);
    default:
      return picture satisfies never;
  }
}
