import { improvementSchema, type Improvement } from '@interventions/contracts';
import { laneId } from './lanes-samples.js';

const said = { recordedAt: '2026-07-01T12:00:00.000Z', source: null };
const on = { first: '2022-03-01', last: '2024-03-01' } as const;

/** Improvement with two assessments under one version of the descriptors, and one stage, valid by the contract. */
export function sampleImprovement(given: Partial<Improvement> = {}): Improvement {
  const point = (id: number, day: string, grade: number) => ({
    id: laneId(id),
    on: day,
    onText: day,
    grade,
  });
  const assessment = (id: number, day: string, grade: number) => ({
    ...said,
    id: laneId(id),
    on: day,
    onText: day,
    ofCouncil: id === 1,
    descriptorSet: '2022',
    grades: [
      { lens: 'corporate-support', title: 'Corporate support', grade, evidence: 'A survey' },
    ],
    narrative: null,
    assessedBy: 'The improvement board',
    moderation: null,
    planUrl: 'https://example.org/plan',
    riskLogUrl: null,
  });
  return improvementSchema.parse({
    laCode: '871',
    authority: 'Slough',
    asOf: '2026-11-21',
    assessments: [assessment(1, on.first, 1), assessment(2, on.last, 3)],
    sets: [
      {
        descriptorSet: '2022',
        assessments: [1, 2].map((id) => ({
          id: laneId(id),
          on: id === 1 ? on.first : on.last,
          onText: id === 1 ? on.first : on.last,
        })),
        lenses: [
          {
            lens: 'corporate-support',
            title: 'Corporate support',
            points: [point(1, on.first, 1), point(2, on.last, 3)],
            change: 2,
            changeText: 'Up 2 since 1 March 2022, from 1 to 3',
          },
          {
            lens: 'political-support',
            title: 'Political support',
            points: [point(2, on.last, 5)],
            change: null,
            changeText: 'Graded once: 5',
          },
        ],
        notGraded: ['Workforce stability'],
      },
    ],
    stages: [
      {
        ...said,
        id: laneId(3),
        on: '2023-05-01',
        onText: '1 May 2023',
        stage: 'fair',
        stageText: 'Fair',
        enablers: [
          {
            enabler: 'workforce',
            title: 'Engaging and supporting the workforce',
            standing: 'weak',
            standingText: 'Weak',
            evidence: 'Vacancies',
          },
        ],
        weak: ['Engaging and supporting the workforce'],
        unsaid: ['Fostering innovation'],
        slippingBack: [{ marker: 'Agency staff', evidence: 'Forty per cent' }],
      },
    ],
    ways: [
      {
        name: 'poor-to-fair',
        title: 'Poor to fair',
        months: 24,
        expected: 'About two years',
        says: 'authors-estimate',
        from: null,
        to: null,
        days: null,
        text: 'No assessment says poor',
      },
    ],
    asAt: { validAt: null, knownAt: null, knownAtInstant: null },
    position: '00000000-00000000000000000042',
    ...given,
  });
}
