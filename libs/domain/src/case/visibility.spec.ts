import fc from 'fast-check';
import { decideStep, exampleIds, recordOf, type Step } from '../testing/index.js';
import { acts, actNamed, visibilitiesOf, visibilityWords, type Visibility } from './index.js';
import { classAsked, classesUpTo, stricter } from './visibility.js';

const opened: Step = {
  act: 'InterventionOpened',
  on: '2014-02-14',
  details: { laCode: '871', trigger: 'inadequate-judgement' },
};
const note = (visibility: Visibility): Step => ({
  act: 'NoteAdded',
  on: '2015-01-01',
  id: exampleIds.note,
  details: { text: 'As heard.', visibility },
});
const about = (act: Step['act'], target: string, details: object = {}, id?: string): Step => ({
  act,
  on: '2026-01-01',
  details: { target, ...details },
  ...(id !== undefined && { id }),
});
const classesOf = (...steps: readonly Step[]) => [
  ...visibilitiesOf(recordOf([opened, ...steps])).values(),
];

describe('who may read an entry', () => {
  it('is what its details say, and otherwise what its act says', () => {
    const { visibility } = actNamed('InterventionOpened');
    expect(classesOf(note('case-team'))).toEqual([visibility, 'case-team']);
    expect(classesOf(note('publishable'))).toEqual([visibility, 'publishable']);
  });

  it('is for what is said of an entry no more than may read that, through every link', () => {
    const remark = about('EntryAnnotated', exampleIds.note, { text: 'x' }, exampleIds.report);
    const steps = [
      remark,
      about('EntryAnnotated', exampleIds.report, { text: 'of the remark' }),
      about('EntryRetracted', exampleIds.note, { because: 'x' }),
    ];
    expect(classesOf(note('case-team'), ...steps).slice(1)).toEqual(
      Array.from({ length: 4 }, () => 'case-team'),
    );
    expect(classesOf(note('publishable'), ...steps).slice(2)).toEqual(
      Array.from({ length: 3 }, () => 'department'),
    );
  });

  it('is narrowed by a correction, together with what was said before it', () => {
    const remark = about('EntryAnnotated', exampleIds.note, { text: 'x' });
    const closing = about('EntryCorrected', exampleIds.note, {
      replacement: { details: { visibility: 'case-team' } },
      because: 'It names a family',
    });
    expect(classesOf(note('department'), remark, closing).slice(1)).toEqual([
      'case-team',
      'case-team',
      'case-team',
    ]);
  });

  it('is never widened by a correction', () => {
    const opening = about('EntryCorrected', exampleIds.note, {
      replacement: { details: { visibility: 'department' } },
      because: 'To share it',
    });
    expect(decideStep(recordOf([opened, note('case-team')]), opening)).toMatchObject({
      refused: {
        code: 'not-opened-by-correction',
        field: 'details.replacement.details.visibility',
      },
    });
    expect(decideStep(recordOf([opened, note('publishable')]), opening)).toHaveProperty('events');
  });

  it('has an order in which the stricter of two is one of them', () => {
    const any = fc.constantFrom(...(Object.keys(visibilityWords) as Visibility[]));
    fc.assert(
      fc.property(any, any, (one, other) => {
        const both = stricter(one, other);
        expect([one, other]).toContain(both);
        expect(both).toBe(stricter(other, one));
        expect(classesUpTo(both)).toEqual(expect.arrayContaining([one, other]));
      }),
    );
    expect(classesUpTo('department')).toEqual(['department', 'publishable']);
  });

  it('is asked for by an input, or by the values that it gives another entry', () => {
    expect(classAsked({ details: { visibility: 'case-team' } })).toBe('case-team');
    const details = { replacement: { details: { visibility: 'publishable' } } };
    expect(classAsked({ details })).toBe('publishable');
    for (const other of [{}, { details: null }, { details: { visibility: 'toString' } }])
      expect(classAsked(other)).toBeUndefined();
  });

  it('is the case team’s alone only for acts that change no state, so that states are the same for every reader', () => {
    const closable = acts.filter(
      (act) =>
        act.visibility === 'case-team' || act.recordKeeping || 'visibility' in act.details.shape,
    );
    expect(closable.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['NoteAdded', 'EvidenceAttached', 'EntryCorrected']),
    );
    expect(closable.filter(({ changesState }) => changesState)).toEqual([]);
  });
});
