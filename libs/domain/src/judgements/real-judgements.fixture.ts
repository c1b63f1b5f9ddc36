import { normaliseGrade } from './grades.js';
import { judgementSchema, type JudgementData } from './judgement.schema.js';

/**
 * Judgements of 16 councils from published Ofsted reports (Open Government Licence v3.0): LA code,
 * GSS code, council, framework, inspection start and end, published, overall, leadership, help and
 * protection, looked after or in care, adoption, care leavers, safeguarding board.
 */
const table = `
330,E08000025,Birmingham,pre-SIF,,,2012-10-19,,,,,,,
330,E08000025,Birmingham,SIF,2014-03-18,2014-04-09,2014-05-23,inadequate,inadequate,inadequate,inadequate,inadequate,inadequate,inadequate
330,E08000025,Birmingham,SIF,2016-09-12,2016-10-06,2016-11-25,inadequate,inadequate,inadequate,requires improvement,requires improvement,requires improvement,
330,E08000025,Birmingham,ILACS,2018-12-03,2018-12-14,2019-01-17,requires improvement,requires improvement,requires improvement,requires improvement,,,
330,E08000025,Birmingham,ILACS,2023-02-20,2023-03-03,2023-04-18,good,good,good,good,,good,
380,E08000032,Bradford,SIF,2014-02-18,2014-03-12,2014-05-23,requires improvement,good,requires improvement,good,good,good,good
380,E08000032,Bradford,ILACS,2018-09-17,2018-09-28,2018-10-29,inadequate,requires improvement,inadequate,requires improvement,,,
380,E08000032,Bradford,ILACS,2022-11-21,2022-12-02,2023-01-31,inadequate,inadequate,inadequate,inadequate,,,
380,E08000032,Bradford,ILACS,2026-01-12,2026-01-23,2026-05-21,requires improvement,good,requires improvement,requires improvement,,good,
304,E09000005,Brent,SIF,2015-09-14,2015-10-08,2015-11-30,requires improvement,requires improvement,requires improvement,requires improvement,good,requires improvement,
304,E09000005,Brent,ILACS,2018-05-14,2018-05-25,2018-07-02,good,good,requires improvement,outstanding,,,
304,E09000005,Brent,ILACS,2023-02-20,2023-02-24,2023-04-11,good,good,good,good,,good,
304,E09000005,Brent,ILACS,2026-04-27,2026-05-01,2026-06-17,,good,good,good,,good,
825,E06000060,Buckinghamshire,SIF,2014-06-03,2014-06-25,2014-08-08,inadequate,inadequate,inadequate,inadequate,requires improvement,requires improvement,inadequate
825,E06000060,Buckinghamshire,SIF,2017-11-06,2017-11-30,2018-01-29,inadequate,inadequate,inadequate,inadequate,good,requires improvement,
825,E06000060,Buckinghamshire,ILACS,2021-12-06,2021-12-17,2022-02-11,requires improvement,requires improvement,requires improvement,requires improvement,,,
825,E06000060,Buckinghamshire,ILACS,2025-01-27,2025-02-07,2025-05-14,requires improvement,requires improvement,requires improvement,good,,requires improvement,
878,E10000008,Devon,SIF,2015-02-24,2015-03-18,2015-05-12,requires improvement,requires improvement,requires improvement,requires improvement,good,inadequate,
878,E10000008,Devon,ILACS,2020-01-20,2020-01-31,2020-03-17,inadequate,inadequate,requires improvement,inadequate,,,
878,E10000008,Devon,ILACS,2024-09-30,2024-10-11,2025-05-13,inadequate,requires improvement,inadequate,inadequate,,inadequate,
371,E08000017,Doncaster,SIF,2015-09-14,2015-10-08,2015-11-27,inadequate,requires improvement,inadequate,requires improvement,good,requires improvement,
371,E08000017,Doncaster,SIF,2017-11-09,2017-11-24,2018-01-19,good,good,good,good,good,good,
371,E08000017,Doncaster,ILACS,2022-02-14,2022-02-25,2022-04-08,requires improvement,inadequate,requires improvement,requires improvement,,,
371,E08000017,Doncaster,ILACS,2025-01-20,2025-01-31,2025-03-18,good,good,good,good,,requires improvement,
876,E06000006,Halton,SIF,2014-11-18,2014-12-10,2015-02-03,requires improvement,requires improvement,requires improvement,good,good,good,
876,E06000006,Halton,ILACS,2020-03-02,2020-03-13,2020-04-15,requires improvement,requires improvement,requires improvement,requires improvement,,,
876,E06000006,Halton,ILACS,2024-05-13,2024-05-24,2024-07-12,inadequate,inadequate,inadequate,inadequate,,inadequate,
340,E08000011,Knowsley,SIF,2014-04-29,2014-05-21,2014-06-30,inadequate,inadequate,inadequate,requires improvement,inadequate,requires improvement,inadequate
340,E08000011,Knowsley,SIF,2017-03-13,2017-03-24,2017-06-13,requires improvement,good,requires improvement,requires improvement,good,good,
340,E08000011,Knowsley,ILACS,2021-10-11,2021-10-22,2021-12-03,requires improvement,requires improvement,requires improvement,requires improvement,,,
340,E08000011,Knowsley,ILACS,2024-11-18,2024-11-29,2025-01-20,inadequate,inadequate,inadequate,requires improvement,,inadequate,
887,E06000035,Medway,LAC2013,2013-07-15,2013-07-19,2013-08-23,,,,,,,
887,E06000035,Medway,SIF,2015-09-14,2015-10-08,2015-11-27,requires improvement,requires improvement,requires improvement,requires improvement,requires improvement,good,
887,E06000035,Medway,ILACS,2019-07-15,2019-07-26,2019-08-27,inadequate,inadequate,inadequate,requires improvement,,,
887,E06000035,Medway,ILACS,2023-07-17,2023-07-28,2023-09-11,good,good,requires improvement,good,,good,
333,E08000028,Sandwell,LAC2013,2013-06-24,2013-06-28,2013-08-02,,,,,,,
333,E08000028,Sandwell,SIF,2015-01-27,2015-02-19,2015-06-05,inadequate,inadequate,inadequate,requires improvement,requires improvement,requires improvement,
333,E08000028,Sandwell,SIF,2017-11-06,2017-11-30,2018-01-29,inadequate,inadequate,inadequate,inadequate,inadequate,requires improvement,
333,E08000028,Sandwell,ILACS,2022-05-09,2022-05-20,2022-07-05,requires improvement,requires improvement,requires improvement,requires improvement,,,
333,E08000028,Sandwell,ILACS,2025-10-13,2025-10-24,2025-12-02,good,good,good,good,,requires improvement,
871,E06000039,Slough,SIF,2013-11-19,2013-12-11,2014-02-14,inadequate,inadequate,inadequate,inadequate,requires improvement,inadequate,inadequate
871,E06000039,Slough,SIF,2015-11-24,2015-12-17,2016-02-17,inadequate,inadequate,inadequate,inadequate,requires improvement,inadequate,
871,E06000039,Slough,ILACS,2019-01-21,2019-02-01,2019-03-04,requires improvement,requires improvement,requires improvement,requires improvement,,,
871,E06000039,Slough,ILACS,2023-01-23,2023-02-03,2023-03-17,requires improvement,inadequate,requires improvement,requires improvement,,requires improvement,
394,E08000024,Sunderland,SIF,2015-05-11,2015-06-04,2015-07-20,inadequate,inadequate,inadequate,inadequate,inadequate,inadequate,
394,E08000024,Sunderland,SIF,2018-04-23,2018-05-18,2018-07-25,inadequate,inadequate,inadequate,requires improvement,good,requires improvement,
394,E08000024,Sunderland,ILACS,2021-06-28,2021-07-09,2021-08-20,outstanding,outstanding,good,outstanding,,,
394,E08000024,Sunderland,ILACS,2025-01-27,2025-01-31,2025-03-11,outstanding,outstanding,outstanding,outstanding,,good,
936,E10000030,Surrey,SIF,2014-10-21,2014-11-12,2015-06-03,inadequate,inadequate,inadequate,requires improvement,good,requires improvement,
936,E10000030,Surrey,LSCB-review-only,2015-06-15,2015-06-17,2015-08-03,,,,,,,
936,E10000030,Surrey,SIF,2018-02-26,2018-03-22,2018-05-16,inadequate,inadequate,inadequate,requires improvement,good,requires improvement,
936,E10000030,Surrey,ILACS,2022-01-17,2022-01-28,2022-03-09,requires improvement,requires improvement,requires improvement,requires improvement,,,
936,E10000030,Surrey,ILACS,2025-03-17,2025-03-28,2025-05-09,good,good,good,good,,good,
357,E08000008,Tameside,SIF,2016-09-26,2016-10-20,2016-12-09,inadequate,inadequate,inadequate,requires improvement,good,requires improvement,
357,E08000008,Tameside,ILACS,2019-05-13,2019-05-24,2019-07-01,requires improvement,requires improvement,requires improvement,requires improvement,,,
357,E08000008,Tameside,ILACS,2023-12-04,2023-12-15,2024-02-13,inadequate,inadequate,inadequate,inadequate,,requires improvement,
880,E06000027,Torbay,SIF,2015-10-12,2015-11-05,2016-01-05,inadequate,inadequate,inadequate,requires improvement,requires improvement,requires improvement,
880,E06000027,Torbay,SIF,2018-06-11,2018-07-05,2018-08-24,inadequate,inadequate,inadequate,requires improvement,good,requires improvement,
880,E06000027,Torbay,ILACS,2022-03-21,2022-04-01,2022-05-18,good,good,good,good,,,
880,E06000027,Torbay,ILACS,2026-01-12,2026-01-16,2026-02-24,good,good,good,good,,good,
336,E08000031,Wolverhampton,SIF,2017-01-16,2017-02-09,2017-03-31,good,good,requires improvement,good,good,good,
336,E08000031,Wolverhampton,ILACS,2022-03-28,2022-04-01,2022-05-18,good,outstanding,good,good,,,
336,E08000031,Wolverhampton,ILACS,2026-01-26,2026-01-30,2026-06-18,good,good,requires improvement,outstanding,,outstanding,
`;

const frameworks: Readonly<Record<string, JudgementData['framework']>> = {
  'pre-SIF': 'unknown',
  LAC2013: 'LAC-2013',
  'LSCB-review-only': 'LSCB-review',
  SIF: 'SIF',
  ILACS: 'ILACS',
};

const sifHeadings = [
  'leadership-management-governance',
  'help-and-protection',
  'looked-after-and-permanence',
  'adoption',
  'care-leavers',
  'lscb',
];
const ilacsHeadings = ['leaders', 'help-and-protection', 'in-care', 'adoption', 'care-leavers'];

/** A judgement as an authority's stream knows it; `effectiveOn` is the publication date. */
export interface RealJudgement {
  readonly id: string;
  readonly council: string;
  readonly laCode: string;
  readonly effectiveOn: string;
  readonly data: JudgementData;
}

function readRow(line: string): RealJudgement {
  const [laCode = '', , council = '', source = '', start, end, effectiveOn = '', ...raw] =
    line.split(',');
  const framework = frameworks[source] ?? 'unknown';
  const [overall, ...cells] = raw.map((text) => normaliseGrade(text, start || undefined).grade);
  const headings = framework === 'SIF' ? sifHeadings : ilacsHeadings;
  const joined = framework === 'ILACS' && (start ?? '') < '2023-01-16';
  const grades = headings.flatMap((heading, at) => {
    const name = joined && heading === 'in-care' ? 'in-care-and-care-leavers' : heading;
    const grade = cells[at];
    return grade === undefined || grade === 'unknown' ? [] : [[name, grade] as const];
  });
  return {
    id: `${laCode}-${effectiveOn}`,
    council,
    laCode,
    effectiveOn,
    data: judgementSchema.parse({
      framework,
      ...(start ? { inspectionStart: start } : {}),
      ...(end ? { inspectionEnd: end } : {}),
      grades: Object.fromEntries(grades),
      overall: overall === 'unknown' ? (source === 'ILACS' ? 'not-given' : null) : overall,
    }),
  };
}

/** All judgements of the table, in its order. */
export const realJudgements: readonly RealJudgement[] = table.trim().split('\n').map(readRow);

/** The judgements of one council of the table. */
export function judgementsOf(council: string): readonly RealJudgement[] {
  return realJudgements.filter((judgement) => judgement.council === council);
}
