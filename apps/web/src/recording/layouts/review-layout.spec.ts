import { sampleObligation } from '../../testing/due-samples.js';
import { policyInForce, reviewAct } from '../../testing/made-acts.js';
import { render, structureFaults } from '../../testing/render.js';
import { sampleEntry } from '../../testing/samples.js';
import { sampleSubject } from '../../testing/subjects.js';
import { plainForm, readForm } from '../act-form.js';
import { formPage } from '../form-page.js';
import { reviewForm } from './review-layout.js';

const today = '2026-11-21';
const draft = { id: '0192d3f0-0000-7000-8000-0000000000fe', version: null };
const control = { key: '0192d3f0-0000-7000-8000-0000000000ff', revision: '12', draft };
const held = sampleEntry({
  act: 'ReviewHeld',
  effectiveText: '1 June 2026',
  details: {
    number: 2,
    outcome: 'some',
    nextStep: '<b>Watch</b> the rota',
    themes: [{ theme: 'Leadership', progress: 'A'.repeat(10_000) }],
  },
});
const formOf = (defined = true, entries = [held]) =>
  reviewForm(
    plainForm(reviewAct, sampleSubject({ entries })),
    [
      sampleObligation(),
      sampleObligation({ key: 'duty/a/1', kind: 'duty', what: 'Duty 1: publish a plan' }),
      sampleObligation({ key: 'duty/a/2', kind: 'duty', what: 'Done', state: 'met' }),
    ],
    { items: [policyInForce(defined)] },
    today,
  );
const htmlOf = (form = formOf()) => {
  const page = formPage(form, '/act', form.start, control);
  return render(page.template, page.model);
};

describe('the page of a six-month review', () => {
  it('says what it is about: when it is due, the review before it and what is open', () => {
    const html = htmlOf();
    expect(html).toContain('Six-month review 3');
    expect(html).toContain('Some progress</strong>, <a');
    expect(html).toContain('&lt;b&gt;Watch&lt;/b&gt; the rota');
    expect(html).toContain('Duty 1: publish a plan');
    expect(html).not.toContain('Done');
    expect(structureFaults(html)).toEqual([]);
  });

  it('says what each outcome leads to, by which rule', () => {
    expect(htmlOf()).toMatch(/Commissioner is expected next \(<a[^>]*#rule-R2"/);
    expect(htmlOf(formOf(false))).toContain('The policy does not say what follows');
  });

  it('says so where no review was held before', () => {
    const html = htmlOf(formOf(true, []));
    expect(html).toContain('This record holds no earlier review');
  });

  it('goes on counting, and begins with the date that is due', () => {
    const { start } = formOf();
    expect(start.text('details.number')).toBe('3');
    expect([start.text('details.wasDue.day'), start.text('details.wasDue.year')]).toEqual([
      '1',
      '2026',
    ]);
  });

  it('records the options that were assessed or added, and not those that stayed as offered', () => {
    const form = formOf();
    const answers = form.start
      .with('effectiveOn.year', '2026')
      .with('details.outcome', 'some')
      .with('details.options.1.speaksFor', 'It is quick')
      .with('details.options.3.option', 'trust');
    const reading = readForm(form, answers);
    if ('errors' in reading) throw new Error(reading.errors[0]?.message);
    expect(reading.body['details']).toMatchObject({
      options: [{ option: 'notice', speaksFor: 'It is quick' }, { option: 'trust' }],
    });
    expect(reading.summary.filter(({ label }) => label.startsWith('Options'))).toHaveLength(2);
  });

  it('asks the questions in columns and lines, all in sight', () => {
    const html = htmlOf();
    expect(html).toContain('app-rows--columns');
    expect(html).toContain('app-rows--lines');
  });
});
