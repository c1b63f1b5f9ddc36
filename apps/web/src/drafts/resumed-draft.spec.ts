import type { AllowedActs, Draft } from '@interventions/contracts';
import { Answers } from '../forms/answers.js';
import { plainForm } from '../recording/act-form.js';
import { formPage, newControl } from '../recording/form-page.js';
import { render, structureFaults } from '../testing/render.js';
import { commissionerAct } from '../testing/samples.js';
import { sampleSubject } from '../testing/subjects.js';
import { draftContent } from './draft-content.js';
import { keptAnswers, resumedDraft } from './resumed-draft.js';

const form = plainForm(commissionerAct, sampleSubject());
const control = newControl(form);
const draftOf = (answers: Answers): Draft => {
  const content = draftContent(form, answers, control);
  return {
    ...{ id: control.draft.id, version: '1', savedAt: '2026-03-03T14:05:00.000Z', answered: 1 },
    ...{ form: content.form, content },
  };
};
const allowed = (given: object): AllowedActs => ({
  items: [
    {
      ...{ act: form.act.name, label: form.act.label, route: form.act.route },
      ...{ track: 'instruments', allowed: true, because: null, remedy: null, missing: [] },
      ...given,
    },
  ],
  revision: '12',
});
const html = (draft: Draft, later = form, acts = allowed({})) => {
  const page = formPage(later, '/x', Answers.none, control, [], resumedDraft(draft, later, acts));
  return render(page.template, page.model);
};

describe('a draft that is gone on with', () => {
  it('says when it was saved, and nothing more where nothing has changed', () => {
    const text = html(draftOf(Answers.none));
    expect(text).toContain('You saved this draft on 3 March 2026 at 2:05pm');
    expect(text).not.toMatch(/recorded in this case since|would be refused|no place on this form/);
    expect(structureFaults(text)).toEqual([]);
  });

  it('says how many entries were recorded since, with the way to the timeline', () => {
    const later = { ...form, subject: sampleSubject({ revision: '14' }) };
    const text = html(draftOf(Answers.none), later);
    expect(text).toContain('2 entries were recorded in this case since.');
    expect(text).toContain(`href="${later.subject.home}/timeline"`);
  });

  it('says in the words of the rules where it is not allowed any more', () => {
    const guard = { allowed: false, because: 'The case is closed.', remedy: 'Open a new one.' };
    expect(html(draftOf(Answers.none), form, allowed(guard))).toContain(
      'would be refused.</strong> The case is closed. Open a new one.',
    );
  });

  it('shows answers as text that the form does not ask for or offer any more, and sends them on', () => {
    const answers = Answers.none.with('details.oldQuestion', 'Kept & <shown>');
    const draft = draftOf(answers);
    const resumed = resumedDraft(draft, form, allowed({}));
    expect(resumed.lost).toEqual([{ label: 'Old question', lines: ['Kept & <shown>'] }]);
    const page = formPage(form, '/x', answers, control, [], resumed);
    const text = render(page.template, page.model);
    expect(text).toContain('Kept &amp; &lt;shown&gt;</dd>');
    expect(text).toContain('name="details.oldQuestion" value="Kept &amp; &lt;shown&gt;"');
    expect(structureFaults(text)).toEqual([]);
  });

  it('puts the parts of one answer together and leaves out what is blank', () => {
    expect(
      keptAnswers([
        { path: 'on.day', label: 'Date', texts: ['31'] },
        { path: 'note', label: 'Note', texts: ['  '] },
        { path: 'on.month', label: 'Date', texts: ['Feb', ''] },
        { path: 'who.0', label: 'Who', texts: ['Ann', 'Bob'] },
        { path: 'late.year', label: 'Late', texts: ['2026'] },
      ]),
    ).toEqual([
      { label: 'Date', lines: ['31 Feb'] },
      { label: 'Who', lines: ['Ann', 'Bob'] },
      { label: 'Late', lines: ['2026'] },
    ]);
  });
});
