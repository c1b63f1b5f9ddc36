import type { JsonObject, Protector } from '@interventions/eventsourcing';
import { DetailsProtector, personalDetailsOf, subjectNamed } from './personal-details.js';

const upsideDown: Protector = {
  protect: (_type, data) => Promise.resolve({ ...data, hidden: true }),
  reveal: (_type, data) => ({ ...data, hidden: false }),
};

describe('personal details', () => {
  it('belong to the person that a note is about', () => {
    const [text] = personalDetailsOf('note-added.v1');
    expect(text?.field).toBe('text');
    expect(text?.subjectOf({ about: 'Ann  Example ' })).toBe(subjectNamed('ann example'));
    expect(text?.subjectOf({ about: 'Ann Example' })).not.toBe(subjectNamed('Bob Example'));
    expect(text?.subjectOf({})).toBeUndefined();
  });

  it.each(['entry-annotated.v1', 'entry-corrected.v1', 'entry-retracted.v1'])(
    'are what %s says about the person of its entry',
    (type) => {
      const subjects = personalDetailsOf(type).map(({ subjectOf }) =>
        subjectOf({ about: 'Ann Example' }),
      );
      expect(subjects).toEqual([subjectNamed('Ann Example'), subjectNamed('Ann Example')]);
    },
  );

  it('are kept under a pseudonym that does not show the name', () => {
    expect(subjectNamed('Ann Example')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(['direction-issued.v1', 'command-refused.v1', 'unknown.v1'])('are none in %s', (type) => {
    expect(personalDetailsOf(type)).toEqual([]);
  });

  it('are protected inside an act, the rest stays', async () => {
    const protector = new DetailsProtector(upsideDown);
    const data: JsonObject = { effectiveOn: '2020', details: { text: 'x' } };
    const stored = await protector.protect('note-added.v1', data);
    expect(stored).toEqual({ effectiveOn: '2020', details: { text: 'x', hidden: true } });
    expect(protector.reveal('note-added.v1', stored)).toEqual({
      effectiveOn: '2020',
      details: { text: 'x', hidden: false },
    });
    expect(await protector.protect('import-completed.v1', { digest: 'a' })).toEqual({
      digest: 'a',
    });
  });
});
