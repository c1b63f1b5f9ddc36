import type { CorrectedEntry } from '../../case/entry.js';
import { brief } from '../../case/words.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import { statedDue } from '../due-dates.js';
import { lapsedWith } from './in-force.js';

/** Conditions of a decision, notice or package: met, waived or missed by acts of their own (domain §5 row 24). */
export function conditions(context: CaseContext): readonly ObligationDraft[] {
  return context.entries('ConditionAdded').map((added): ObligationDraft => {
    const { details, effectiveOn } = added.data;
    const settled = context
      .entries('ConditionMet', 'ConditionWaived', 'ConditionMissed')
      .filter((entry) => entry.data.details['condition'] === added.id);
    const by = (act: CorrectedEntry['act']) => settled.find((entry) => entry.act === act);
    const [met, waived, missed] = [
      by('ConditionMet'),
      by('ConditionWaived'),
      by('ConditionMissed'),
    ];
    const stated = statedDue(details['due'] as string | undefined);
    const owner = details['owner'] as string | undefined;
    const source = context.order.find(({ id }) => id === details['of']);
    return {
      kind: 'condition',
      from: added,
      rule: null,
      policyId: null,
      what: `Condition: ${brief(details['text'] as string, 160)}`,
      due: stated ?? (missed && statedDue(missed.data.effectiveOn)),
      met: met && settledBy(met, 'The condition was met'),
      waived: waived && settledBy(waived, 'The condition was waived'),
      lapsed: source && lapsedWith(context, source),
      statedMissed: missed !== undefined,
      ongoing: true,
      because: [
        `The condition was added ${onDate(effectiveOn)}${owner === undefined ? '' : ` for ${owner}`}.`,
        stated === undefined ? 'It has no date.' : 'It has a date of its own.',
        missed === undefined ? '' : `It was recorded as missed ${onDate(missed.data.effectiveOn)}.`,
      ]
        .filter(Boolean)
        .join(' '),
    };
  });
}
