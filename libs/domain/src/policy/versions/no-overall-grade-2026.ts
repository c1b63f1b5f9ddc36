import { definePolicy, notDefined } from '../policy-version.schema.js';
import { intervention2022 } from './intervention-2022.js';

/** Inspections without an overall grade, from 27 April 2026. */
export const noOverallGrade2026 = definePolicy({
  id: 'no-overall-grade-2026',
  title: 'Inspections without an overall grade, April 2026',
  summary:
    'Ofsted gives no overall grade. How the department now defines its trigger was not found.',
  from: '2026-04-27',
  standing: 'in-force',
  selector: 'inspectionStart',
  supersedes: 'intervention-2022',
  source: 'Ofsted: no overall grade for inspections starting on or after 27 April 2026',
  parameters: {
    ...intervention2022.parameters,
    inadequateWhen: notDefined(
      'Reports give no overall grade, and how the department now decides that a judgement is inadequate was not found.',
    ),
  },
  rules: intervention2022.rules,
});
