import { overviewNameSchema } from '@interventions/contracts';
import { questionGroups } from './questions.js';

const all = questionGroups.flatMap(({ questions }) => questions);

describe('the questions', () => {
  it('are each asked once, in a sentence that ends with a question mark', () => {
    expect(new Set(all.map(({ asks }) => asks)).size).toBe(all.length);
    for (const { asks } of all) expect(asks).toMatch(/^[A-Z].*\?$/);
  });

  it('lead to overviews that there are, and to each that answers one of them', () => {
    const named = all.flatMap(({ href }) => /^\/overviews\/([a-z-]+)/.exec(href)?.[1] ?? []);
    for (const name of named) expect(overviewNameSchema.options).toContain(name);
    // Phases answer where all cases stood at once; the list of cases is what people ask first.
    expect(overviewNameSchema.options.filter((name) => !named.includes(name))).toEqual(['phases']);
  });
});
