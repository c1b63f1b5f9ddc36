import {
  actNamed,
  authorityStream,
  interventionStream,
  type ActData,
  type ActName,
  type CaseCommand,
  type CaseRecord,
  type Entry,
  type Role,
} from '../case/index.js';

/** The day on which the examples are recorded. */
export const exampleToday = '2026-11-21';

/** One step of an example history. */
export type Step = {
  readonly act: ActName;
  readonly on?: string;
  readonly id?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly common?: Readonly<Record<string, unknown>>;
  readonly role?: Role;
};

/** An entry as the log would hold it, the n-th of its record. */
export function entryAt(
  index: number,
  act: ActName,
  data: ActData,
  id?: string,
  role: Role = 'case-officer',
): Entry {
  const digits = (index + 1).toString().padStart(12, '0');
  return {
    id: id ?? `00000000-0000-7000-8000-${digits}`,
    stream: actNamed(act).stream === 'authority' ? 'authority-871' : 'intervention-1',
    revision: BigInt(index),
    position: `00000000-${(index + 1).toString().padStart(20, '0')}`,
    recordedAt: `2026-01-01T00:00:00.${(index % 1000).toString().padStart(3, '0')}Z`,
    actor: 'Priya Nair',
    role,
    commandId: `00000000-0000-5000-8000-${digits}`,
    act,
    data,
  };
}

/** The command of a step. */
export function commandOf(step: Step, council: readonly Entry[] = []): CaseCommand {
  return {
    act: step.act,
    input: { effectiveOn: step.on ?? '2016-06-01', ...step.common, details: step.details ?? {} },
    today: exampleToday,
    role: step.role ?? 'team-leader',
    council,
  };
}

/** What the decider says of a step after a record. */
export function decideStep(record: CaseRecord, step: Step, council: readonly Entry[] = []) {
  const stream = actNamed(step.act).stream === 'authority' ? authorityStream : interventionStream;
  return stream.decide(commandOf(step, council), record);
}

/** A record made by taking the steps one after the other; throws where one is refused. */
export function recordOf(steps: readonly Step[]): CaseRecord {
  return steps.reduce<CaseRecord>((record, step) => {
    const decision = decideStep(record, step);
    if ('refused' in decision)
      throw new Error(`${step.act}: ${decision.refused.code}: ${decision.refused.detail}`);
    return decision.events.reduce<CaseRecord>(
      (entries, event) => [
        ...entries,
        entryAt(entries.length, event.act, event.data, step.id, step.role ?? 'team-leader'),
      ],
      record,
    );
  }, []);
}
