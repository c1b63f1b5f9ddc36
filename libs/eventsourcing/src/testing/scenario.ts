import type { Decider, Decision, EventHeader } from '../decider.js';

/** The header that a scenario's events carry, unless its options say otherwise. */
export const scenarioHeader: EventHeader = {
  id: '00000000-0000-7000-8000-000000000000',
  stream: 'scenario-1',
  revision: 0n,
  position: '00000000-00000000000000000001',
  recordedAt: '2026-01-01T00:00:00.000Z',
  actor: 'scenario',
  role: 'scenario',
  commandId: '00000000-0000-5000-8000-000000000000',
};

/** What a decided command can be held against. Each check throws an error that shows both sides. */
export type Outcome<Event, State> = {
  readonly decision: Decision<Event>;
  /** The state after the events, or as it was when refused. */
  readonly state: State;
  /** These events and no others, in this order. */
  then(...expected: readonly Event[]): void;
  /** Accepted with nothing new to say. */
  nothing(): void;
  /** Refused with this code and, where given, about this field. */
  refused(code: string, field?: string): void;
};

export type Given<Command, Event, State> = {
  readonly state: State;
  when(command: Command): Outcome<Event, State>;
};

/**
 * Given-when-then over a decider: `const { given } = scenario(decider)`, then
 * `given(opened).when(appoint).then(appointed)`. The n-th event stands at revision and position n.
 */
export function scenario<Command, Event, State>(
  decider: Decider<Command, Event, State>,
  header: Partial<EventHeader> = {},
): { readonly given: (...history: readonly Event[]) => Given<Command, Event, State> } {
  const fold = (events: readonly Event[]): State =>
    events.reduce<State>(
      (state, event, index) => decider.evolve(state, event, headerAt(index, header)),
      decider.initialState,
    );
  return {
    given: (...history) => ({
      state: fold(history),
      when: (command) => {
        const decision = decider.decide(command, fold(history));
        const events = 'events' in decision ? decision.events : [];
        const then = (...expected: readonly Event[]): void =>
          expectSame({ events: expected }, decision);
        return {
          decision,
          state: fold([...history, ...events]),
          then,
          nothing: () => then(),
          refused: (code, field) => {
            if (!('refused' in decision)) return expectSame({ refused: { code } }, decision);
            const { refused } = decision;
            if (refused.code !== code || (field !== undefined && refused.field !== field))
              expectSame({ refused: { code, field } }, { refused });
          },
        };
      },
    }),
  };
}

function headerAt(index: number, header: Partial<EventHeader>): EventHeader {
  const digits = String(index + 1).padStart(12, '0');
  return {
    ...scenarioHeader,
    id: `00000000-0000-7000-8000-${digits}`,
    revision: BigInt(index),
    position: `00000000-00000000${digits}`,
    ...header,
  };
}

function expectSame(expected: unknown, actual: unknown): void {
  const [left, right] = [canonical(expected), canonical(actual)];
  if (left !== right) throw new Error(`Expected the decision\n${left}\nbut it was\n${right}`);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => sorted(part), 2);
}

function sorted(part: unknown): unknown {
  if (typeof part === 'bigint') return `${part}n`;
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
  return Object.fromEntries(
    Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}
