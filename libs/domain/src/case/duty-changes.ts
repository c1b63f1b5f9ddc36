import { formatDate } from '../dates/index.js';

/** A duty as a direction sets it. */
export type StatedDuty = {
  readonly text: string;
  readonly due?: string | undefined;
  readonly owner?: string | undefined;
};

/** What became of a duty in the direction that follows; `before` and `after` are null where the duty does not stand. */
export type DutyChange = {
  readonly how: 'kept' | 'changed' | 'added' | 'dropped';
  readonly text: string;
  readonly before: StatedDuty | null;
  readonly after: StatedDuty | null;
  /** What differs, in words: “due: from 1 May 2016 to no date”. */
  readonly differs: readonly string[];
};

/** Whether two directions word the same duty: case, blanks and punctuation do not count. */
export function sameDuty(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** The duties of a direction beside those of its predecessors: its own in their order, then those it drops. */
export function dutyChanges(
  before: readonly StatedDuty[],
  after: readonly StatedDuty[],
): readonly DutyChange[] {
  const left = [...before];
  const own = after.map((duty): DutyChange => {
    const at = left.findIndex(({ text }) => sameDuty(text, duty.text));
    const [former] = at < 0 ? [] : left.splice(at, 1);
    if (former === undefined)
      return { how: 'added', text: duty.text, before: null, after: duty, differs: [] };
    const differs = differencesOf(former, duty);
    const how = differs.length === 0 ? 'kept' : 'changed';
    return { how, text: duty.text, before: former, after: duty, differs };
  });
  return [
    ...own,
    ...left.map((duty): DutyChange => {
      return { how: 'dropped', text: duty.text, before: duty, after: null, differs: [] };
    }),
  ];
}

function differencesOf(before: StatedDuty, after: StatedDuty): readonly string[] {
  const date = (duty: StatedDuty) => (duty.due === undefined ? 'no date' : formatDate(duty.due));
  const owner = ({ owner: who }: StatedDuty) => who ?? 'nobody named';
  return [
    ...(date(before) === date(after) ? [] : [`due: from ${date(before)} to ${date(after)}`]),
    ...(owner(before) === owner(after)
      ? []
      : [`who must do it: from ${owner(before)} to ${owner(after)}`]),
  ];
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
