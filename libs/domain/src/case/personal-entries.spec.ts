import { decideStep, exampleIds, recordOf, type Step } from '../testing/index.js';
import { actNamed } from './index.js';

const opened: Step = {
  act: 'InterventionOpened',
  on: '2014-02-14',
  details: { laCode: '871', trigger: 'inadequate-judgement' },
};

describe('an entry about a private person', () => {
  const about: Step = {
    act: 'NoteAdded',
    on: '2015-01-01',
    id: exampleIds.note,
    details: { text: 'Ann Example was unwell.', visibility: 'department', about: 'Ann Example' },
  };
  const plain: Step = { ...about, details: { text: 'Quiet.', visibility: 'case-team' } };
  const corrected = (details: Readonly<Record<string, unknown>>): Step => ({
    act: 'EntryCorrected',
    details: { target: exampleIds.note, replacement: { details }, because: 'Ann asked' },
  });

  it('has its words retracted and recorded again, never corrected: a correction is not erasable', () => {
    const refused = { refused: { code: 'personal-not-correctable' } };
    const record = recordOf([opened, about]);
    expect(decideStep(record, corrected({ text: 'Ann Example was well.' }))).toMatchObject(refused);
    expect(decideStep(record, corrected({ about: null }))).toMatchObject(refused);
    expect(
      decideStep(recordOf([opened, plain]), corrected({ about: 'Ann Example' })),
    ).toMatchObject(refused);
    expect(decideStep(recordOf([opened, plain]), corrected({ text: 'Calm.' }))).toHaveProperty(
      'events',
    );
  });

  it('passes its subject on to what is said about it, so that all of it can be erased', () => {
    const record = recordOf([opened, about]);
    const { note } = exampleIds;
    const steps: readonly Step[] = [
      corrected({ visibility: 'case-team' }),
      { act: 'EntryAnnotated', details: { target: note, text: 'Ann is well again.' } },
      { act: 'EntryRetracted', details: { target: note, because: 'Ann asked' } },
    ];
    for (const step of steps) {
      expect(decideStep(record, step)).toMatchObject({
        events: [{ data: { details: { about: 'Ann Example' } } }],
      });
      expect(actNamed(step.act).personal).toContain('about');
    }
    expect(decideStep(recordOf([opened, plain]), corrected({ text: 'Calm.' }))).not.toHaveProperty(
      'events.0.data.details.about',
    );
  });
});
