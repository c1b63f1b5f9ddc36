import { isBefore, type Edtf } from '../dates/index.js';
import { adequateUntil } from './frameworks.data.js';

/** Every grade that a heading can hold, best first, with what people read. */
export const gradeWords = {
  outstanding: 'Outstanding',
  good: 'Good',
  adequate: 'Adequate',
  'requires-improvement': 'Requires improvement',
  inadequate: 'Inadequate',
  'not-judged': 'Not judged',
  unknown: 'Not known',
} as const;

/** A grade of one heading (domain §7). */
export type Grade = keyof typeof gradeWords;

/** What an overall can hold besides: Ofsted gives none from 27 April 2026. */
export const overallWords = { ...gradeWords, 'not-given': 'Not given' } as const;

/** An overall grade, or that none is given. */
export type OverallGrade = keyof typeof overallWords;

/** Whether "adequate" was on the scale when the inspection started. */
export function adequateWasOnScale(inspectionStart: Edtf): 'yes' | 'no' | 'cannot-tell' {
  const ended = isBefore(adequateUntil, inspectionStart);
  return ended === 'cannot-tell' ? ended : ended === 'yes' ? 'no' : 'yes';
}

/** Why a text gave no grade. */
export type UnknownGradeReason =
  'blank' | 'not-recognised' | 'stated-unknown' | 'adequate-after-scale-changed';

/** A grade read from text; `because` says in plain English why there is none. `raw` is untouched. */
export type NormalisedGrade =
  | { readonly grade: Exclude<OverallGrade, 'unknown'>; readonly raw: string }
  | {
      readonly grade: 'unknown';
      readonly raw: string;
      readonly reason: UnknownGradeReason;
      readonly because: string;
    };

const spellings: ReadonlyMap<string, OverallGrade> = new Map<string, OverallGrade>([
  ['outstanding', 'outstanding'],
  ['good', 'good'],
  ['adequate', 'adequate'],
  ['requires improvement', 'requires-improvement'],
  ['requires improvement to be good', 'requires-improvement'],
  ['require improvement', 'requires-improvement'],
  ['require improvement to be good', 'requires-improvement'],
  ['ri', 'requires-improvement'],
  ['inadequate', 'inadequate'],
  ['not judged', 'not-judged'],
  ['inspection pre dates judgement', 'not-judged'],
  ['not given', 'not-given'],
  ['no overall', 'not-given'],
  ['unknown', 'unknown'],
  ['not known', 'unknown'],
  ['not stated', 'unknown'],
]);

function unknown(raw: string, reason: UnknownGradeReason, because: string): NormalisedGrade {
  return { grade: 'unknown', raw, reason, because };
}

/**
 * The grade that a source's text means, whatever its case, spacing or final full stop.
 * Total: every text gives a grade or `unknown` with the reason. "Adequate" is a grade only where
 * the inspection may have started before November 2013; without a date it is. Throws RangeError
 * where `inspectionStart` is not EDTF.
 */
export function normaliseGrade(
  raw: string | null | undefined,
  inspectionStart?: Edtf,
): NormalisedGrade {
  const text = raw ?? '';
  const plain = text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .replace(/\.+$/, '')
    .trim();
  if (plain === '') return unknown(text, 'blank', 'The source gives no grade here.');
  const grade = spellings.get(plain);
  if (grade === undefined) {
    return unknown(text, 'not-recognised', `"${text.trim()}" is not a grade that Ofsted uses.`);
  }
  if (grade === 'unknown') {
    return unknown(text, 'stated-unknown', 'The source says that the grade is not known.');
  }
  if (
    grade === 'adequate' &&
    inspectionStart !== undefined &&
    adequateWasOnScale(inspectionStart) === 'no'
  ) {
    return unknown(
      text,
      'adequate-after-scale-changed',
      '"Adequate" was not on the scale for inspections that started after October 2013.',
    );
  }
  return { grade, raw: text };
}
