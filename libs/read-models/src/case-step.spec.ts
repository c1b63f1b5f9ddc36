import { caseStepIn } from './case-step.js';
import {
  caseId,
  eventId,
  GivenLog,
  judged,
  opened,
  positionOf,
  type Given,
} from './given-events.fixture.js';

const transferred: Given = {
  act: 'ServiceTransferred',
  on: '2018-10-01',
  details: { vehicle: 'trust', vehicleName: 'Slough Children First' },
};
const appointed: Given = {
  act: 'CommissionerAppointed',
  on: '2016-06-01',
  details: { commissioners: ['Eleanor Brazil'] },
};
const noted: Given = {
  act: 'NoteAdded',
  on: '2017-01-01',
  details: { text: 'A note', visibility: 'department' },
};
/** Recorded in another order than they happened. */
const log = new GivenLog(opened, transferred, judged, appointed, noted);
const step = (id: string, knownAt?: string) => caseStepIn(log.lookup(), caseId, id, { knownAt });

describe('a step of a history', () => {
  it('leads from each step to the next in the order in which they happened', () => {
    const seen: string[] = [];
    for (let id: string | undefined = step(eventId(1))?.first.id; id !== undefined;) {
      const found = step(id);
      expect(found?.previous?.id).toBe(seen.at(-1));
      expect([found?.number, found?.total]).toEqual([seen.length + 1, 5]);
      seen.push(id);
      id = found?.next?.id;
    }
    expect(seen).toEqual([1, 3, 4, 5, 2].map(eventId));
    expect(step(eventId(1))?.last.id).toBe(eventId(2));
  });

  it('says what it changed, before and after', () => {
    expect(step(eventId(2))?.changes).toContainEqual({
      section: 'delivery',
      title: 'Who ran the services',
      key: 'phase',
      before: 'Run by the council',
      after: 'Run by Slough Children First since 1 October 2018',
    });
    const appointment = step(eventId(4));
    expect(appointment?.changes.map(({ before, after }) => [before, after])).toEqual([
      ['No decision was waited for', 'A commissioner’s review was waited for'],
      [null, 'Eleanor Brazil, commissioner (Since 1 June 2016)'],
    ]);
    expect(appointment?.entry.sentence).toBe('Eleanor Brazil appointed commissioner');
  });

  it('may change nothing, and may stand in the record of the council', () => {
    expect(step(eventId(5))?.changes).toEqual([]);
    expect(step(eventId(3))).toMatchObject({
      entry: { stream: 'authority-871' },
      changes: [{ section: 'judgements', before: null }],
    });
  });

  it('is asked of what was known at a time, also after it was corrected', () => {
    expect(step(eventId(2), positionOf(2))).toMatchObject({ number: 2, total: 2 });
    expect(step(eventId(4), positionOf(2))).toBeUndefined();
    const later = new GivenLog(opened, appointed, {
      act: 'EntryCorrected',
      details: {
        target: eventId(2),
        replacement: { details: { commissioners: ['Frances Doe'] } },
        because: 'The letter says so',
      },
    });
    const sentence = (knownAt?: string) =>
      caseStepIn(later.lookup(), caseId, eventId(2), { knownAt })?.entry.sentence;
    expect(sentence(positionOf(2))).toBe('Eleanor Brazil appointed commissioner');
    expect(sentence()).toBe('Frances Doe appointed commissioner');
  });

  it('is none for what was retracted, is about the record, or is not there', () => {
    const retracted = new GivenLog(opened, noted, {
      act: 'EntryRetracted',
      details: { target: eventId(2), because: 'Another case' },
    });
    const found = (id: string) => caseStepIn(retracted.lookup(), caseId, id);
    expect([2, 3, 9].map((n) => found(eventId(n)))).toEqual([undefined, undefined, undefined]);
    expect(found(eventId(1))?.total).toBe(1);
    expect(caseStepIn(retracted.lookup(), eventId(7), eventId(1))).toBeUndefined();
  });
});
