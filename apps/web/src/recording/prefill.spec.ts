import { fieldsFromSchema } from '../forms/fields-from-schema.js';
import { sampleObligation } from '../testing/due-samples.js';
import { sampleAct, sampleEntry } from '../testing/samples.js';
import { sampleSubject } from '../testing/subjects.js';
import { plainForm, readForm } from './act-form.js';
import { begunWith, obligationOptions } from './prefill.js';
import { correctionForm } from './record-keeping-forms.js';

const text = (title: string, input: string) => ({ type: 'string', title, 'x-input': input });
const moveAct = sampleAct(
  { name: 'DeadlineMoved', route: 'deadline-moves', label: 'Move a planned date' },
  {
    properties: {
      obligation: {
        ...text('Which date', 'choice'),
        enum: ['review', 'goLive', 'other'],
        'x-words': { review: 'Next six-month review', goLive: 'Planned go-live', other: 'Other' },
      },
      what: text('The date in words', 'text'),
      deadline: text('Which deadline', 'obligation'),
      from: text('Former date', 'date'),
      to: text('New date', 'date'),
    },
    required: ['obligation', 'to'],
  },
);
const review = sampleObligation();
const settled = sampleObligation({ key: 'review/x/1', state: 'met', stateText: 'Met', due: null });
const subject = sampleSubject({ obligations: obligationOptions([settled, review]) });
const begun = (item = review) => begunWith(plainForm(moveAct, subject), item, '2026-11-22').start;

describe('what is due, to choose from', () => {
  it('has what is still due first, with its date and state', () => {
    expect(subject.obligations).toEqual([
      {
        value: review.key,
        text: 'Six-month review 3, due 1 December 2026 (open)',
        group: 'Still due',
      },
      { value: 'review/x/1', text: 'Six-month review 3 (met)', group: 'Settled' },
    ]);
  });

  it('is what a form with such a question offers', () => {
    expect(
      fieldsFromSchema(moveAct.input).find(({ key }) => key === 'details')?.fields[2]?.input,
    ).toBe('obligation');
    const reading = readForm(
      plainForm(moveAct, subject),
      begun().with('effectiveOn.year', '2026').with('details.to.year', '2027'),
    );
    expect(reading).toMatchObject({ body: { details: { deadline: review.key } } });
    expect('summary' in reading && reading.summary).toContainEqual({
      label: 'Which deadline',
      lines: ['Six-month review 3, due 1 December 2026 (open)'],
      path: 'details.deadline',
    });
  });
});

describe('the correction of an entry about something that is no longer due', () => {
  it('keeps what was recorded', () => {
    const details = { obligation: 'other', deadline: 'duty/gone/1', to: '2027-01-01' };
    const target = sampleEntry({ act: 'DeadlineMoved', details, source: null });
    const act = sampleAct({ name: 'EntryCorrected', route: 'corrections' }, { properties: {} });
    const form = correctionForm(act, subject, target, moveAct, '2026-11-22');
    const reading = readForm(
      form,
      form.start.with('details.to.year', '2028').with('because', 'A slip'),
    );
    expect(reading).toMatchObject({
      body: { details: { replacement: { details: { to: '2028-01-01' } } } },
    });
    expect(JSON.stringify(reading)).not.toContain('deadline"');
  });
});

describe('a form that is about something due', () => {
  it('begins with its key, its words, its former date and what it is called there', () => {
    expect(begun().text('details.deadline')).toBe(review.key);
    expect(begun().text('details.what')).toBe('Six-month review 3');
    expect(begun().text('details.from.year')).toBe('2026');
    expect(begun().text('details.obligation')).toBe('review');
    expect(begun().text('details.to.year')).toBe('');
    expect(begun().text('effectiveOn.day')).toBe('22');
  });

  it('calls it another date where the form has no name for it', () => {
    expect(begun(sampleObligation({ kind: 'duty' })).text('details.obligation')).toBe('other');
  });

  it('states no former date that is a range', () => {
    const due = { earliest: '2026-01-01', latest: '2026-12-31', text: 'in 2026' };
    expect(begun(sampleObligation({ due })).text('details.from.year')).toBe('');
  });
});
