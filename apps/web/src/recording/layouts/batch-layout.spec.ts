import { Answers } from '../../forms/answers.js';
import { batchAct } from '../../testing/made-acts.js';
import { render, structureFaults } from '../../testing/render.js';
import { sampleEntry } from '../../testing/samples.js';
import { sampleSubject } from '../../testing/subjects.js';
import { plainForm, readForm, type ActForm, type Values } from '../act-form.js';
import { formPage } from '../form-page.js';
import { batchForm } from './batch-layout.js';

const draft = { id: '0192d3f0-0000-7000-8000-0000000000fe', version: null };
const control = { key: '0192d3f0-0000-7000-8000-0000000000ff', revision: '12', draft };
const moved = sampleEntry({
  act: 'ServiceTransferred',
  details: { functions: ['Fostering', 'Early help', 'Youth justice'] },
});
const returned = sampleEntry({
  id: '0192d3f0-0000-7000-8000-0000000000c2',
  act: 'ReturnedToCouncil',
  details: { complete: false, functions: ['Early help'] },
});
/** The latest first, as the timeline gives them. */
const entries = [returned, moved];
const formOf = (name: string, powers: readonly string[] = [], given = entries) =>
  batchForm(plainForm(batchAct(name), sampleSubject({ entries: given })), powers);
const htmlOf = (form: ActForm, answers = form.start) => {
  const page = formPage(form, '/act', answers, control);
  return render(page.template, page.model);
};
const left = (form: ActForm, details: object) =>
  form.comesTo?.({ effectiveOn: '2026', details } as Values)?.model['left'];

describe('the page of functions that return in batches', () => {
  it('offers those that are still outside to tick, and takes others in writing', () => {
    const form = formOf('ReturnedToCouncil');
    const answers = Answers.of([
      ['effectiveOn.year', ['2026']],
      ['details.functions', ['Fostering', 'Adoption\nFostering']],
    ]);
    const html = htmlOf(form, answers);
    expect(html).toMatch(/value="Fostering" checked/);
    expect(html).toMatch(/value="Youth justice"(?! checked)/);
    expect(html).not.toContain('value="Early help"');
    expect(html).toMatch(/id="details-functions-others"[^>]*>Adoption<\/textarea>/);
    expect(structureFaults(html)).toEqual([]);
    expect(readForm(form, answers)).toMatchObject({
      body: { details: { functions: ['Fostering', 'Adoption'] } },
    });
  });

  it('says what stays outside afterwards', () => {
    const form = formOf('ReturnedToCouncil');
    expect(left(form, { functions: ['Fostering'] })).toEqual(['Youth justice']);
    expect(left(form, { complete: true })).toEqual([]);
    const html = render('recording/about/remaining', { about: { left: [], moves: false } });
    expect(html).toContain('Nothing of what is on record stays outside');
  });

  it('counts powers of a commissioner by what the case says', () => {
    expect(left(formOf('PowersReturned', ['Early help']), { functions: ['Early help'] })).toEqual(
      [],
    );
    expect(left(formOf('PowersTransferred', ['Early help']), { functions: ['SEND'] })).toEqual([
      'Early help',
      'SEND',
    ]);
  });

  it('asks in writing where the record does not name what moved', () => {
    const form = formOf('ReturnedToCouncil', [], []);
    const html = htmlOf(form);
    expect(html).toContain('nobody said which functions moved');
    expect(html).not.toContain('details-functions-others');
    expect(left(form, { functions: ['Fostering'] })).toBeUndefined();
  });
});
