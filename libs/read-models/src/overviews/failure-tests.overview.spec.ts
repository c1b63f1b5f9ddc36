import { failureTestsOverview } from './failure-tests.overview.js';
import { did, givenCase, judgedOn, onDay, rowsOf } from './given-case.fixture.js';
import type { Given } from '../given-events.fixture.js';

const grades = (grade: string) => ({
  'help-and-protection': grade,
  'looked-after-and-permanence': grade,
  'leadership-management-governance': grade,
});
const full = (on: string, end: string, grade = 'inadequate', overall = grade): Given =>
  did('JudgementRecorded', on, {
    framework: 'SIF',
    inspectionEnd: end,
    grades: grades(grade),
    overall,
  });
const basis = (...steps: readonly Given[]) =>
  rowsOf(failureTestsOverview([givenCase(...steps)], onDay), 'basis').map((row) => row.slice(2, 5));

describe('what the tests of failure hang on', () => {
  it('finds a council that changes side with the date basis', () => {
    const first = full('2014-01-10', '2013-12-01');
    expect(basis(first, full('2019-01-20', '2018-11-20'))).toEqual([['No', 'Yes', 'Yes']]);
    expect(basis(first, full('2016-01-20', '2015-11-20'))).toEqual([['Yes', 'Yes', 'No']]);
  });

  it('cannot tell where the end of an inspection is not recorded', () => {
    expect(basis(judgedOn('2014-01-10'), judgedOn('2018-01-10'))).toEqual([
      ['Yes', 'Cannot tell', 'Cannot tell'],
    ]);
  });

  it('finds an overall grade that its headings do not explain', () => {
    const found = failureTestsOverview(
      [
        givenCase(
          full('2014-01-10', '2013-12-01', 'good', 'inadequate'),
          full('2016-01-10', '2015-12-01', 'good'),
        ),
      ],
      onDay,
    );
    expect(rowsOf(found, 'grades').map((row) => [row[2], row[3]])).toEqual([
      ['Inadequate', 'Overall grade and headings disagree'],
      ['Good', 'Overall grade changed otherwise than its headings'],
    ]);
    expect(found.finding).toContain(
      '2 overall grades were found that their headings do not explain',
    );
  });

  it('compares nothing across frameworks', () => {
    const ilacs = did('JudgementRecorded', '2019-01-10', {
      framework: 'ILACS',
      inspectionStart: '2018-11-05',
      grades: {
        leaders: 'good',
        'help-and-protection': 'good',
        'in-care-and-care-leavers': 'good',
      },
      overall: 'good',
    });
    const found = failureTestsOverview([givenCase(full('2016-01-10', '2015-12-01'), ilacs)], onDay);
    expect(rowsOf(found, 'grades').map((row) => row[3])).toEqual(['Cannot be compared']);
  });

  it('leaves out a change that a key judgement explains', () => {
    const found = failureTestsOverview(
      [givenCase(full('2014-01-10', '2013-12-01'), full('2016-01-10', '2015-12-01', 'good'))],
      onDay,
    );
    expect(rowsOf(found, 'grades')).toEqual([]);
  });
});
