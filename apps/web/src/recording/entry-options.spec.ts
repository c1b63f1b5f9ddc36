import type { Field } from '../forms/field.js';
import { commissionerAct, sampleEntry } from '../testing/samples.js';
import { sampleSubject } from '../testing/subjects.js';
import { inputFields, plainForm } from './act-form.js';
import { formPage } from './form-page.js';
import { render } from '../testing/render.js';

const evidence = sampleEntry({
  act: 'EvidenceAttached',
  effectiveText: '3 March 2026',
  details: { title: 'Staff "survey"' },
});
const titlesIn = (fields: readonly Field[]) =>
  fields
    .find(({ key }) => key === 'source')
    ?.fields.find(({ key }) => key === 'title')
    ?.options.map(({ value }) => value);

describe('the source of an entry', () => {
  it('may be evidence of the record or a source that it names, each offered once', () => {
    const subject = sampleSubject({ entries: [evidence, sampleEntry()] });
    expect(titlesIn(inputFields(commissionerAct, subject))).toEqual([
      'Staff "survey" (evidence attached 3 March 2026)',
      'Statutory direction',
    ]);
    const form = plainForm(commissionerAct, subject);
    const page = formPage(form, '/act', form.start, {
      key: 'k',
      revision: '1',
      draft: { id: '0192d3f0-0000-7000-8000-0000000000fe', version: null },
    });
    const html = render(page.template, page.model);
    expect(html).toContain(
      '<option value="Staff &quot;survey&quot; (evidence attached 3 March 2026)">',
    );
  });

  it('is not offered from what was retracted', () => {
    const because = {
      by: evidence.id,
      because: 'x',
      actor: 'Priya',
      recordedAt: evidence.recordedAt,
    };
    const subject = sampleSubject({ entries: [{ ...evidence, retracted: because }] });
    expect(titlesIn(inputFields(commissionerAct, subject))).toEqual([]);
  });
});
