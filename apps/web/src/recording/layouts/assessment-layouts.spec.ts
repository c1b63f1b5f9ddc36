import type { Answers } from '../../forms/answers.js';
import { maturityAct, stageAct } from '../../testing/made-acts.js';
import { render, structureFaults } from '../../testing/render.js';
import { sampleEntry } from '../../testing/samples.js';
import { sampleSubject } from '../../testing/subjects.js';
import { plainForm, readForm, type ActForm } from '../act-form.js';
import { formPage } from '../form-page.js';
import { maturityForm, stageForm } from './assessment-layouts.js';

const draft = { id: '0192d3f0-0000-7000-8000-0000000000fe', version: null };
const control = { key: '0192d3f0-0000-7000-8000-0000000000ff', revision: '12', draft };
const before = sampleEntry({
  act: 'MaturityAssessed',
  details: { descriptorSet: '2022', lenses: [{ lens: 'political', grade: 2 }] },
});
const stageBefore = sampleEntry({
  act: 'ImprovementStageAssessed',
  details: {
    stage: 'poor',
    enablers: [{ enabler: 'workforce', standing: 'weak', evidence: 'Vacancies' }],
    slippingBack: [{ marker: 'Agency staff' }],
  },
});
const maturity = (entries = [before]) =>
  maturityForm(plainForm(maturityAct, sampleSubject({ entries })));
const stage = (entries = [stageBefore]) =>
  stageForm(plainForm(stageAct, sampleSubject({ entries })));
const shown = (form: ActForm, answers: Answers = form.start) => {
  const page = formPage(form, '/act', answers, control);
  return render(page.template, page.model);
};
const read = (form: ActForm, answers: Answers) => {
  const reading = readForm(form, answers.with('effectiveOn.year', '2024'));
  return 'errors' in reading ? reading.errors : reading.body['details'];
};

describe('the page of a maturity assessment', () => {
  it('asks for each lens by name, with radios and the grades before', () => {
    const html = shown(maturity());
    expect(html.match(/app-named/g)).toHaveLength(2);
    expect(html.match(/type="radio"/g)).toHaveLength(12);
    expect(html).toContain('Political support: <strong>2</strong>');
    expect(html).toContain('value="2022"');
    expect(html).not.toContain('Add another for lenses');
    expect(structureFaults(html)).toEqual([]);
  });

  it('says that the first one becomes the baseline', () => {
    expect(shown(maturity([]))).toContain('becomes the baseline');
  });

  it('records the lenses that were graded alone, as numbers', () => {
    const form = maturity();
    expect(read(form, form.start.with('details.lenses.1.grade', '4'))).toEqual({
      descriptorSet: '2022',
      lenses: [{ lens: 'political', grade: 4 }],
    });
  });

  it('asks for a grade of the lens that has evidence, and for one grade at least', () => {
    const form = maturity();
    expect(read(form, form.start)).toEqual([
      { path: 'details.lenses', message: 'Grade at least one lens' },
    ]);
    expect(read(form, form.start.with('details.lenses.1.evidence', 'A survey'))).toEqual([
      { path: 'details.lenses.1.grade', message: 'Select the grade that the evidence is for' },
    ]);
    const [wrong] = [read(form, form.start.with('details.lenses.0.grade', '6'))];
    expect(wrong).toMatchObject([{ path: 'details.lenses.0.grade' }]);
  });

  it('keeps what was chosen when it is shown again', () => {
    const form = maturity();
    expect(shown(form, form.start.with('details.lenses.0.grade', '3'))).toMatch(
      /name="details.lenses.0.grade" type="radio" value="3" checked/,
    );
  });
});

describe('the page of an assessment of the stage', () => {
  it('shows the last one, and asks for each enabler by name', () => {
    const html = shown(stage());
    expect(html).toContain('Weak then: workforce.');
    expect(html).toContain('<li>Agency staff</li>');
    expect(html.match(/app-named/g)).toHaveLength(2);
    expect(structureFaults(html)).toEqual([]);
  });

  it('needs no enabler, but the evidence of one that is judged', () => {
    const form = stage([]);
    const poor = form.start.with('details.stage', 'poor');
    expect(read(form, poor)).toEqual({ stage: 'poor' });
    expect(read(form, poor.with('details.enablers.1.standing', 'weak'))).toEqual([
      {
        path: 'details.enablers.1.evidence',
        message: 'Enter the evidence for how this enabler stands',
      },
    ]);
  });
});
