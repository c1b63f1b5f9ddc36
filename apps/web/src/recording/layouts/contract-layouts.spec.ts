import { sampleObligation } from '../../testing/due-samples.js';
import { contractAct, contractReviewAct } from '../../testing/made-acts.js';
import { render, structureFaults } from '../../testing/render.js';
import { sampleEntry } from '../../testing/samples.js';
import { sampleSubject } from '../../testing/subjects.js';
import { plainForm, readForm } from '../act-form.js';
import { formPage } from '../form-page.js';
import { contractComesTo, contractForm } from './contract-layout.js';
import { contractReviewForm } from './contract-review-layout.js';

const draft = { id: '0192d3f0-0000-7000-8000-0000000000fe', version: null };
const control = { key: '0192d3f0-0000-7000-8000-0000000000ff', revision: '12', draft };
const signed = sampleEntry({
  act: 'ContractSigned',
  title: 'Contract signed',
  details: {
    targets: [{ text: 'Good by October 2017', due: '2017-10' }, { text: 'Fewer agency staff' }],
  },
});

describe('the page of a contract', () => {
  it('names the contracts before it, and asks for targets in lines', () => {
    const form = contractForm(plainForm(contractAct, sampleSubject({ entries: [signed] })));
    const page = formPage(form, '/act', form.start, control);
    const html = render(page.template, page.model);
    expect(html).toContain('Contracts recorded so far');
    expect(html).toContain('app-rows--lines');
    expect(structureFaults(html)).toEqual([]);
  });

  it('comes to its reviews, its last day for notice, its end and its cost', () => {
    const { model } = contractComesTo({
      effectiveOn: '2018-04',
      details: {
        start: '2018-04-01',
        termYears: 10,
        yearlySumPence: 100_000_000,
        noticeBy: '2023-03-31',
        reviewDates: ['2020', '2023-04-01'],
      },
    });
    const html = render('recording/about/contract-dates', { about: model });
    expect(html).toContain('2020, 1 April 2023');
    expect(html).toContain('31 March 2023');
    expect(html).toContain('April 2028');
    expect(html).toContain('Worked out from the start and the term');
    expect(html).toContain('£1 million a year, £10 million over 10 years');
  });

  it('says what nobody is reminded of, and works out no end without a term', () => {
    const { model } = contractComesTo({ effectiveOn: '2018', details: {} });
    const html = render('recording/about/contract-dates', { about: model });
    expect(html).toContain('nobody is reminded of a review');
    expect(html).toContain('No end given');
  });
});

describe('the page of a contract review', () => {
  const formOf = (entries = [signed]) =>
    contractReviewForm(plainForm(contractReviewAct, sampleSubject({ entries })), [
      sampleObligation({ key: `target/${signed.id}/1`, kind: 'target', stateText: 'Missed' }),
    ]);

  it('offers each target in force as a row, with its state', () => {
    const form = formOf();
    const page = formPage(form, '/act', form.start, control);
    const html = render(page.template, page.model);
    expect(form.start.text('details.performance.1.target')).toBe('Fewer agency staff');
    expect(html).toContain('Missed</strong>');
    expect(html).toContain('New targets');
    expect(html).not.toContain('Performance so far');
    expect(structureFaults(html)).toEqual([]);
  });

  it('records the targets that were judged alone', () => {
    const form = formOf();
    const answers = form.start
      .with('effectiveOn.year', '2018')
      .with('details.outcome', 'continue')
      .with('details.performance.0.result', 'not-met');
    const reading = readForm(form, answers);
    if ('errors' in reading) throw new Error(reading.errors[0]?.message);
    expect(reading.body['details']).toEqual({
      outcome: 'continue',
      performance: [{ target: 'Good by October 2017', result: 'not-met' }],
    });
  });

  it('says so where no targets are recorded', () => {
    const form = formOf([]);
    const page = formPage(form, '/act', form.start, control);
    expect(render(page.template, page.model)).toContain('No targets are recorded');
  });
});
