import { decisionAct, policyInForce, reportAct } from '../../testing/made-acts.js';
import { sampleObligation } from '../../testing/due-samples.js';
import { render, structureFaults } from '../../testing/render.js';
import { sampleEntry } from '../../testing/samples.js';
import { sampleSubject } from '../../testing/subjects.js';
import { plainForm, type ActForm } from '../act-form.js';
import { formPage } from '../form-page.js';
import { decisionForm, reportForm } from './decision-layout.js';

const draft = { id: '0192d3f0-0000-7000-8000-0000000000fe', version: null };
const control = { key: '0192d3f0-0000-7000-8000-0000000000ff', revision: '12', draft };
const reported = sampleEntry({
  id: '0192d3f0-0000-7000-8000-0000000000b1',
  act: 'CommissionerReported',
  details: {
    stage: 'final',
    recommendation: 'Services should stay',
    conditions: 'A board',
    capacityForChange: 'x'.repeat(10_000),
    reReviewPoints: ['after six months'],
  },
});
const reviewed = sampleEntry({
  id: '0192d3f0-0000-7000-8000-0000000000b2',
  act: 'ReviewHeld',
  details: { options: [{ option: 'trust', speaksAgainst: 'Two years lost' }] },
});
const subject = (entries = [reported, reviewed, sampleEntry()]) => sampleSubject({ entries });
const htmlOf = (form: ActForm) => {
  const page = formPage(form, '/act', form.start, control);
  return render(page.template, page.model);
};
const decision = (entries?: Parameters<typeof subject>[0], defined = true) =>
  decisionForm(plainForm(decisionAct, subject(entries)), policyInForce(defined));

describe('the page of a ministerial decision', () => {
  it('shows the report beside the options, with what the policy expects and a review said of each', () => {
    const html = htmlOf(decision());
    expect(html).toContain('Services should stay');
    expect(html).toContain('after six months');
    expect(html).toMatch(/Compelling reasons are expected \(<a[^>]*#rule-R5"/);
    expect(html).toContain('Looked at again 6 and 12 months on');
    expect(html).toContain('Two years lost');
    expect(html).toContain('Holds</strong>');
    expect(html).not.toContain('>Not stated</th>');
    expect(structureFaults(html)).toEqual([]);
  });

  it('presumes nothing before a commissioner, or under a policy that does not', () => {
    expect(htmlOf(decision([reported]))).toContain('No commissioner is recorded in this case');
    const html = htmlOf(decision(undefined, false));
    expect(html).toContain('presumes nothing');
    expect(html).not.toContain('Compelling reasons are expected');
    expect(htmlOf(decision([]))).toContain('No report is recorded');
  });

  it.each([
    [{ option: 'retain' }, '6 months on (28 August 2026)'],
    [{ option: 'retain', reReviewOn: ['2026-09', '2027-03'] }, 'On September 2026 and March 2027.'],
  ])('says of %j when it is looked at again', (details, words) => {
    const part = decision().comesTo?.({ effectiveOn: '2026-02-28', details });
    const html = render('recording/about/re-reviews', { about: part?.model ?? {} });
    expect(html).toContain(words);
  });

  it('says nothing of it for services that move', () => {
    const details = { option: 'remove-to-trust' };
    expect(decision().comesTo?.({ effectiveOn: '2026', details })).toBeNull();
  });
});

describe('the page of a commissioner’s report', () => {
  it('says who reports by when, and whether the presumption holds', () => {
    const due = sampleObligation({
      kind: 'commissioner-report',
      what: 'Report of the commissioner',
    });
    const form = reportForm(plainForm(reportAct, subject()), [due], policyInForce());
    const html = htmlOf(form);
    expect(html).toContain('Eleanor Brazil appointed commissioner');
    expect(html).toContain('Report of the commissioner, due 1 December 2026');
    expect(structureFaults(html)).toEqual([]);
  });
});
