import { definePolicy } from '../policy-version.schema.js';
import { puttingChildrenFirst2016 } from './putting-children-first-2016.js';

/** The same tests with more support from the sector, 2017. */
export const improvementProgramme2017 = definePolicy({
  id: 'improvement-programme-2017',
  title: 'Improvement programme, 2017',
  summary:
    'The same tests, more support led by the sector, and the council may shape the model of delivery.',
  from: '2017-09-01',
  fromNote: 'The day is inferred.',
  standing: 'in-force',
  selector: 'effectiveOn',
  supersedes: 'putting-children-first-2016',
  source: 'The tests of July 2016 continued',
  parameters: puttingChildrenFirst2016.parameters,
  rules: [
    ...puttingChildrenFirst2016.rules,
    {
      id: 'IP1',
      kind: 'policy',
      text: 'Support is led by the sector where it can be, and the council may shape the model of delivery.',
      source: 'Improvement programme of 2017',
      value: 'sector-led support',
      from: '2017-09-01',
    },
  ],
});
