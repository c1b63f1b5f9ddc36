import type { DifferenceCounts, OpenCase } from '@interventions/read-models';
import { TouchedCases, type ComparedCases } from './touched-cases.js';

const none: DifferenceCounts = { obligations: 0, departures: 0, expectedNext: 0 };
const compared = { a: 'ad-hoc', b: 'pm-2015', asOf: '2026-11-21' };

/** Open cases with given differences that counts how often each is asked for. */
function casesWith(...cases: readonly (OpenCase & { readonly differences: DifferenceCounts })[]) {
  const asked: string[] = [];
  const views: ComparedCases = {
    openCases: () => ({ items: cases, position: 'p1' }),
    differencesOfCase: (id) => {
      asked.push(id);
      return cases.find((one) => one.id === id)?.differences ?? none;
    },
  };
  return { asked, views };
}

const slough = { id: 's', laCode: '871', authority: 'Slough', last: 'p1', differences: none };
const devon = {
  ...{ id: 'd', laCode: '878', authority: 'Devon', last: 'p0' },
  differences: { ...none, obligations: 2 },
};
const norfolk = {
  ...{ id: 'n', laCode: '926', authority: 'Norfolk', last: 'p0' },
  differences: { obligations: 2, departures: 1, expectedNext: 1 },
};

describe('the cases that a difference between versions touches', () => {
  it('are those with a difference, most first, of all that were looked at', async () => {
    const { views } = casesWith(slough, devon, norfolk);
    const found = await new TouchedCases().between(views, compared);
    expect(found.cases.map((one) => one.authority)).toEqual(['Norfolk', 'Devon']);
    expect(found).toMatchObject({ casesCompared: 3, position: 'p1' });
  });

  it('are worked out again only where something was recorded', async () => {
    const touched = new TouchedCases();
    const first = casesWith(slough, devon);
    const answer = await touched.between(first.views, compared);
    expect(await touched.between(first.views, compared)).toEqual(answer);
    expect(first.asked).toEqual(['s', 'd']);
    const second = casesWith(slough, { ...devon, last: 'p2', differences: none });
    expect((await touched.between(second.views, compared)).cases).toEqual([]);
    expect(second.asked).toEqual(['d']);
  });

  it('are another question for other versions or another day, of which the latest are kept', async () => {
    const touched = new TouchedCases();
    const { asked, views } = casesWith(slough);
    for (let day = 10; day < 30; day += 1)
      await touched.between(views, { ...compared, asOf: `2026-11-${day}` });
    expect(asked).toHaveLength(20);
    await touched.between(views, { ...compared, asOf: '2026-11-29' });
    expect(asked).toHaveLength(20);
    await touched.between(views, { ...compared, asOf: '2026-11-10' });
    expect(asked).toHaveLength(21);
  });
});
