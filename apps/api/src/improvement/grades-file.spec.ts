import type { Improvement, MaturityAssessment } from '@interventions/read-models';
import { gradesFile, gradesFileName } from './grades-file.js';

const origin = {
  council: 'King’s Lynn & District',
  asOf: '2026-11-21',
  position: '00000000-00000000000000000042',
  drawnAt: '2026-11-21T09:00:00.000Z',
};
const assessment = (id: string, on: string, grade: number, descriptorSet = '2022') =>
  ({
    id,
    on,
    onText: on,
    recordedAt: '2026-07-01T12:00:00.000Z',
    source: null,
    ofCouncil: false,
    descriptorSet,
    grades: [
      { lens: 'corporate-support', title: 'Corporate support', grade, evidence: '=SUM(A1)' },
    ],
    narrative: null,
    assessedBy: null,
    moderation: null,
    planUrl: null,
    riskLogUrl: null,
  }) satisfies MaturityAssessment;
const improvement: Pick<Improvement, 'assessments' | 'sets'> = {
  assessments: [assessment('a', '2022', 1), assessment('b', '2024-03', 4, '=2024')],
  sets: [
    {
      descriptorSet: '2022',
      assessments: [],
      notGraded: [],
      lenses: [
        {
          lens: 'corporate-support',
          title: 'Corporate support',
          points: [{ id: 'a', on: '2022', onText: '2022', grade: 1 }],
          change: null,
          changeText: '',
        },
      ],
    },
  ],
};

describe('grades as a file', () => {
  it('have a row each, and no change across versions of the descriptors', () => {
    const rows = gradesFile(improvement, origin, 'research').trimEnd().split('\r\n');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toContain('2022,2022,year,');
    expect(rows[1]).toContain(',1,1,0,');
    expect(rows[2]).toContain(',4,,,');
  });

  it('hold no formula for a spreadsheet, and say where they come from', () => {
    const text = gradesFile(improvement, origin, 'spreadsheet');
    expect(text).toContain("'=SUM(A1)");
    expect(text).toContain("'=2024");
    expect(text).toContain('from position 00000000-00000000000000000042 of the log');
  });

  it('have a name that is safe as a file’s', () => {
    expect(gradesFileName(origin, 'research')).toBe(
      'improvement-king-s-lynn-district-research-by-2026-11-21-log-00000000-00000000000000000042.csv',
    );
  });
});
