import type { Draft, DraftContent, Problem } from '@interventions/contracts';
import { ApiProblem, ApiUnavailable } from '../api/api-errors.js';
import { Answers } from '../forms/answers.js';
import { plainForm } from '../recording/act-form.js';
import { newControl } from '../recording/form-page.js';
import { commissionerAct } from '../testing/samples.js';
import { sampleSubject } from '../testing/subjects.js';
import { answersIn, draftContent } from './draft-content.js';
import { keepDraft, saveDraft } from './save-draft.js';

const form = plainForm(commissionerAct, sampleSubject());
const answers = Answers.none
  .with('effectiveOn.day', '31')
  .with('effectiveOn.month', ' Feb ')
  .with('details.commissioners', 'Ann Example\n', '');
const control = newControl(form);
const content = draftContent(form, answers, control);
const place = { id: control.draft.id, version: '4' };

/** The desk of one person, as the api has it. */
class Desk {
  readonly drafts = new Map<string, { content: DraftContent; version: string }>();
  saveDraft = (id: string, given: DraftContent, version: string | null): Promise<Draft> => {
    const present = this.drafts.get(id);
    const isSame = JSON.stringify(present?.content) === JSON.stringify(given);
    if (!isSame && (present?.version ?? null) !== version)
      return Promise.reject(problem(412, 'stale'));
    const saved = isSame ? (present?.version ?? '') : String(Number(version ?? 0) + 1);
    this.drafts.set(id, { content: given, version: saved });
    return Promise.resolve({
      ...{ id, version: saved, savedAt: '2026-03-03T14:05:00.000Z', answered: 2 },
      ...{ form: given.form, content: given },
    });
  };
}

function problem(status: number, code: string, given: Partial<Problem> = {}): ApiProblem {
  const base = { type: 'about:blank', title: code, status, code, detail: 'Said plainly.' };
  return new ApiProblem({ ...base, correlationId: 'c', ...given });
}

describe('a draft', () => {
  it('keeps every answer as it was typed, with its question, act, record and times', () => {
    expect(answersIn(content)).toEqual(answers);
    expect(content).toMatchObject({
      form: { act: 'commissioners', title: 'Appoint a commissioner' },
      ...{ key: control.key, revision: '12', savedAtRevision: '12' },
    });
    expect(content.form.subject).toEqual(form.subject.api);
    expect(content.answers.map(({ label }) => label)).toContain('When it happened');
  });

  it('is saved over the version that was read', async () => {
    const desk = new Desk();
    desk.drafts.set(place.id, { content: { ...content, key: 'before' }, version: '4' });
    expect(await saveDraft(desk, content, place)).toEqual({
      outcome: 'saved',
      draft: { id: place.id, version: '5' },
    });
  });

  it('is kept beside one that was changed meanwhile, once however often it is sent', async () => {
    const desk = new Desk();
    const elsewhere = { content: { ...content, key: 'of another tab' }, version: '9' };
    desk.drafts.set(place.id, elsewhere);
    const saved = await Promise.all([
      saveDraft(desk, content, place),
      saveDraft(desk, content, place),
    ]);
    expect(saved[0]).toMatchObject({ outcome: 'beside' });
    expect(saved[1]).toEqual(saved[0]);
    expect(desk.drafts.get(place.id)).toEqual(elsewhere);
    expect(desk.drafts.size).toBe(2);
  });

  it.each([
    [
      problem(409, 'desk-full', { detail: 'You have 200.' }),
      'Your draft was not saved. You have 200.',
    ],
    [
      problem(413, 'too-large', { detail: 'At most 300 kB.', remedy: 'Shorten the text.' }),
      'Your draft was not saved. At most 300 kB. Shorten the text.',
    ],
    [problem(507, 'storage-full'), /could not be saved at the moment/],
    [new ApiUnavailable('down'), /Your answers are still on this page/],
  ])('that cannot be saved says why', async (error, message) => {
    const api = { saveDraft: () => Promise.reject(error) };
    const saved = await saveDraft(api, content, place);
    if (saved.outcome !== 'failed') throw new Error('It was saved.');
    expect(saved.message).toMatch(message);
    expect(await keepDraft(api, content, place)).toBeUndefined();
  });

  it('of somebody who was signed out is not saved at all: they sign in first', async () => {
    const api = { saveDraft: () => Promise.reject(problem(401, 'not-signed-in')) };
    await expect(saveDraft(api, content, place)).rejects.toThrow('not-signed-in');
  });
});
