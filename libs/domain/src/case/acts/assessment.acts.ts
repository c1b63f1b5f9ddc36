import { z } from 'zod';
import { defineAct } from '../define-act.js';
import type { EarlierForm } from '../earlier-forms.js';
import { choice, groups, line, names, prose, webAddress } from '../fields.js';
import {
  enablerWords,
  lensGrades,
  lensWords,
  stageWords,
  standingWords,
} from '../../improvement/index.js';
import { brief, when } from '../words.js';

/** Until an enabler said how it stands, and a marker of slipping back what shows it. */
const markersInOneLine: EarlierForm = {
  details: z.strictObject({
    stage: choice('Stage', stageWords),
    enablers: groups('Enablers', {
      enabler: choice('Enabler', enablerWords),
      evidence: prose('Evidence'),
    }).optional(),
    slippingBack: names('Markers of slipping back').optional(),
  }),
  lift: (details) => {
    const { slippingBack } = details;
    return Array.isArray(slippingBack)
      ? {
          ...details,
          slippingBack: slippingBack.map((one: unknown) =>
            typeof one === 'string' ? { marker: one } : one,
          ),
        }
      : details;
  },
};

export const maturityAssessed = defineAct({
  name: 'MaturityAssessed',
  route: 'maturity-assessments',
  track: 'improvement',
  stream: 'either',
  label: 'Record a maturity assessment',
  title: 'Maturity assessed',
  decidedBy: 'Council leaders',
  details: z.strictObject({
    descriptorSet: line('Version of the descriptors'),
    lenses: groups('Lenses', {
      lens: choice('Lens', lensWords),
      grade: z
        .int()
        .min(lensGrades.lowest)
        .max(lensGrades.highest)
        .meta({ title: 'Grade from 1 to 5', 'x-input': 'count' }),
      evidence: prose('Evidence').optional(),
    }),
    narrative: prose('Narrative').optional(),
    assessedBy: line('Assessed by').optional(),
    moderation: prose('Moderation', 'Who looked at the grades, and what was changed').optional(),
    planUrl: webAddress('Link to the plan').optional(),
    riskLogUrl: webAddress('Link to the risk log').optional(),
  }),
  guard: (d) =>
    new Set(d.lenses.map((one) => one.lens)).size === d.lenses.length
      ? undefined
      : {
          code: 'lens-twice',
          detail: 'A lens is graded twice.',
          field: 'details.lenses',
          remedy: 'Give each lens one grade.',
        },
  sentence: (d) =>
    `Maturity assessed: ${d.lenses.map((one) => `${lensWords[one.lens].toLowerCase()} ${one.grade}`).join(', ')}`,
  rules: ['§5 row 26', '§9'],
});

export const improvementStageAssessed = defineAct({
  name: 'ImprovementStageAssessed',
  route: 'improvement-stages',
  track: 'improvement',
  label: 'Record the stage of improvement',
  title: 'Stage of improvement assessed',
  decidedBy: 'Council leaders or adviser',
  details: z.strictObject({
    stage: choice('Stage', stageWords),
    enablers: groups('Enablers', {
      enabler: choice('Enabler', enablerWords),
      standing: choice('How it stands', standingWords).optional(),
      evidence: prose('Evidence'),
    }).optional(),
    slippingBack: groups('Markers of slipping back', {
      marker: line('Marker', 'What would show that services slip back'),
      evidence: prose('Evidence').optional(),
    }).optional(),
  }),
  earlier: [markersInOneLine],
  sentence: (d) =>
    `Stage of improvement: ${d.stage}${when(d.slippingBack, (markers) => `, ${markers.length} ${markers.length === 1 ? 'marker' : 'markers'} of slipping back`)}${when(d.enablers, (enablers) => `. ${brief(enablers.map((one) => enablerWords[one.enabler]).join(', '))}`)}`,
  rules: ['§5 row 27', '§9'],
});
