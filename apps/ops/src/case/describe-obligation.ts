import {
  dueText,
  obligationStateWords,
  responsibleWords,
  type ObligationAt,
  type ObligationState,
} from '@interventions/domain';

/** An obligation in plain text: its state and date, what it is and why. */
export function describeObligation(one: ObligationAt): readonly string[] {
  const due = one.due === null ? 'no date' : `due ${dueText(one.due)}`;
  const left = one.daysLeft !== null && one.state === 'open' ? `, ${daysWords(one.daysLeft)}` : '';
  const moved = one.dueHistory.map(({ from }) => (from === null ? 'no date' : dueText(from)));
  const rule = one.rule === null ? '' : ` [${one.rule}]`;
  return [
    `  ${obligationStateWords[one.state].padEnd(stateWidth)}  ${one.what}${rule}: ${due}${left}`,
    ...(moved.length === 0 ? [] : [`${indent}Before that: ${moved.join(', then ')}.`]),
    `${indent}${responsibleWords[one.who]}. ${one.explanation}`,
    `${indent}${one.key}`,
  ];
}

/** How many obligations are in each state: “12 obligations: 3 open, 1 missed”. */
export function describeStates(obligations: readonly ObligationAt[]): string {
  const counts = new Map<ObligationState, number>();
  for (const { state } of obligations) counts.set(state, (counts.get(state) ?? 0) + 1);
  const parts = states.flatMap((state) => {
    const count = counts.get(state);
    return count === undefined ? [] : [`${count} ${obligationStateWords[state].toLowerCase()}`];
  });
  return `${obligations.length} obligations${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`;
}

const states = Object.keys(obligationStateWords) as readonly ObligationState[];
const stateWidth = Math.max(...Object.values(obligationStateWords).map(({ length }) => length));
const indent = ' '.repeat(stateWidth + 4);

function daysWords(days: number): string {
  return days === 0 ? 'today' : `${days} ${days === 1 ? 'day' : 'days'} left`;
}
