import { CaseContext } from '@interventions/domain';
import { caseId, GivenLog, opened, type Given } from '../given-events.fixture.js';
import { did } from '../overviews/given-case.fixture.js';
import { expectedWays } from './expected-ways.js';
import { gradedSets, maturityOf } from './maturity-of.js';
import { stagesOf } from './stages-of.js';

const assessed = (on: string, grades: Readonly<Record<string, number>>, descriptorSet = '2022') =>
  did('MaturityAssessed', on, {
    descriptorSet,
    lenses: Object.entries(grades).map(([lens, grade]) => ({ lens, grade })),
  });
const stage = (on: string, name: string, more: object = {}) =>
  did('ImprovementStageAssessed', on, { stage: name, ...more });

function orderOf(...steps: readonly Given[]) {
  const lookup = new GivenLog(opened, ...steps).lookup();
  const history = [`intervention-${caseId}`, 'authority-871'].flatMap((stream) =>
    lookup.entriesOf(stream),
  );
  return new CaseContext(history, { until: '2026-11-21' }).order;
}
const setsOf = (...steps: readonly Given[]) => gradedSets(maturityOf(orderOf(...steps)));

describe('the grades of lenses', () => {
  it('tell each change since the first assessment in words, whatever the order of recording', () => {
    const [set] = setsOf(
      assessed('2024-03-01', { 'workforce-stability': 3, 'political-support': 2 }),
      assessed('2022-03-01', { 'workforce-stability': 1, 'political-support': 4 }),
      assessed('2023-03', { 'workforce-stability': 2, 'quality-of-practice': 3 }),
    );
    expect(set?.lenses.map(({ title, change, changeText }) => [title, change, changeText])).toEqual(
      [
        ['Quality of practice', null, 'Graded once: 3'],
        ['Workforce stability', 2, 'Up 2 since 1 March 2022, from 1 to 3'],
        ['Political support', -2, 'Down 2 since 1 March 2022, from 4 to 2'],
      ],
    );
    expect(set?.notGraded).toContain('Corporate support');
    expect(set?.assessments.map(({ on }) => on)).toEqual(['2022-03-01', '2023-03', '2024-03-01']);
  });

  it('say so where a grade came back to the first one', () => {
    const [set] = setsOf(
      assessed('2022-03-01', { 'corporate-support': 3 }),
      assessed('2024-03-01', { 'corporate-support': 3 }),
    );
    expect(set?.lenses[0]?.changeText).toBe('The same as on 1 March 2022: 3');
  });

  it('are never set beside grades by other descriptors', () => {
    const sets = setsOf(
      assessed('2022-03-01', { 'corporate-support': 1 }),
      assessed('2024-03-01', { 'corporate-support': 5 }, '2024'),
    );
    expect(sets.map(({ descriptorSet, lenses }) => [descriptorSet, lenses[0]?.change])).toEqual([
      ['2024', null],
      ['2022', null],
    ]);
  });

  it('take in what stands in the record of the council, and leave out what was retracted', () => {
    const own = { ...assessed('2022-03-01', { 'corporate-support': 1 }), council: '871' };
    const log = orderOf(own, assessed('2023-03-01', { 'corporate-support': 2 }));
    expect(maturityOf(log).map(({ ofCouncil }) => ofCouncil)).toEqual([true, false]);
    const target = log.at(-1)?.id;
    const after = orderOf(
      own,
      assessed('2023-03-01', { 'corporate-support': 2 }),
      did('EntryRetracted', '2026-07-01', { target, because: 'Another council' }),
    );
    expect(maturityOf(after)).toHaveLength(1);
  });
});

describe('the stage of improvement', () => {
  it('names weak enablers, those it says nothing of, and each marker with its evidence', () => {
    const [found] = stagesOf(
      orderOf(
        stage('2023-05-01', 'fair', {
          enablers: [
            { enabler: 'workforce', standing: 'weak', evidence: 'Vacancies' },
            { enabler: 'innovation', evidence: 'A pilot' },
          ],
          slippingBack: [
            { marker: 'Agency staff', evidence: 'Forty per cent' },
            { marker: 'Debt' },
          ],
        }),
      ),
    );
    expect(found).toMatchObject({
      stageText: 'Fair',
      weak: ['Engaging and supporting the workforce'],
      slippingBack: [
        { marker: 'Agency staff', evidence: 'Forty per cent' },
        { marker: 'Debt', evidence: null },
      ],
    });
    expect(found?.enablers[1]?.standingText).toBe('Not said');
    expect(found?.unsaid).toHaveLength(5);
  });
});

describe('what was expected beside what it took', () => {
  const ways = (...steps: readonly Given[]) =>
    expectedWays(stagesOf(orderOf(...steps)), undefined, '2026-11-21');

  it('counts from the first assessment at a stage to the next stage or beyond', () => {
    const [toFair, toGood, next] = ways(
      stage('2020-01-01', 'poor'),
      stage('2020-06-01', 'poor'),
      stage('2022-01-01', 'great'),
    );
    expect(toFair).toMatchObject({ days: { least: 731, most: 731 }, says: 'authors-estimate' });
    expect(toGood).toMatchObject({ days: null, text: 'No assessment says fair' });
    expect(next).toMatchObject({ months: 37, says: 'published-mean' });
  });

  it('says how long it took so far where the next stage is not reached', () => {
    const [toFair] = ways(stage('2024-11-21', 'poor'));
    expect(toFair?.text).toBe('Not there yet: 730 days, about 24 months so far');
    expect(toFair?.to).toBeNull();
  });

  it('cannot tell where no source says when it began', () => {
    const [toFair] = ways(stage('../2019', 'poor'), stage('2022', 'fair'));
    expect([toFair?.text, toFair?.days]).toEqual(['The dates cannot tell', null]);
  });
});
