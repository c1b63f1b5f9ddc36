import {
  actNamed,
  authorityStream,
  interventionStream,
  type ActName,
  type CaseEvent,
  type Entry,
  type Role,
} from '@interventions/domain';
import type { JsonObject } from '@interventions/eventsourcing';
import type { Lookup, ReadModel, Row, ViewEvent } from './read-model.js';

/** Something recorded: in the case unless a council is named, by the decider's leave. */
export type Given = {
  readonly act: ActName;
  readonly on?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly common?: Readonly<Record<string, unknown>>;
  readonly council?: string;
  readonly caseId?: string;
  readonly actor?: string;
  readonly role?: Role;
};

export const caseId = '11111111-1111-4111-8111-111111111111';

/** The opening of Slough's case. */
export const opened: Given = {
  act: 'InterventionOpened',
  on: '2014-02-14',
  details: { laCode: '871', trigger: 'inadequate-judgement' },
};

/** A full inspection that found Slough inadequate. */
export const judged: Given = {
  act: 'JudgementRecorded',
  council: '871',
  on: '2016-02-17',
  details: {
    framework: 'SIF',
    inspectionStart: '2015-11-24',
    inspectionEnd: '2015-12-17',
    grades: {
      'help-and-protection': 'inadequate',
      'looked-after-and-permanence': 'inadequate',
      'leadership-management-governance': 'inadequate',
    },
    overall: 'inadequate',
  },
};

/** The id of the n-th event of the log, from 1. */
export const eventId = (n: number): string =>
  `00000000-0000-4000-8000-${n.toString().padStart(12, '0')}`;

/** The n-th position of the log. */
export const positionOf = (n: number): string => `00000000-${n.toString().padStart(20, '0')}`;

/** A log as views see it, made by the real deciders; throws where one refuses. */
export class GivenLog {
  readonly events: ViewEvent[] = [];
  readonly #entries = new Map<string, Entry[]>();

  constructor(...steps: readonly Given[]) {
    for (const step of steps) this.record(step);
  }

  record(step: Given): void {
    const kind = step.council === undefined ? 'intervention' : 'authority';
    const stream = `${kind}-${step.council ?? step.caseId ?? caseId}`;
    const definition = kind === 'authority' ? authorityStream : interventionStream;
    const decision = definition.decide(
      {
        act: step.act,
        input: {
          effectiveOn: step.on ?? '2016-06-01',
          ...step.common,
          details: step.details ?? {},
        },
        today: '2026-11-21',
        role: step.role ?? 'team-leader',
        council: kind === 'authority' ? [] : (this.#entries.get('authority-871') ?? []),
      },
      this.#entries.get(stream) ?? [],
    );
    if ('refused' in decision)
      throw new Error(`${step.act}: ${decision.refused.code}: ${decision.refused.detail}`);
    for (const event of decision.events) this.#append(stream, event, step);
  }

  /** What a model may read: of everything, or of what came up to the n-th event. */
  lookup(upTo = this.events.length): Lookup {
    const known = this.events.slice(0, upTo);
    const naming = (laCode: string) => (event: ViewEvent) =>
      JSON.stringify(event.data['details']).includes(`"laCode":"${laCode}"`);
    return {
      entriesOf: (stream) =>
        (this.#entries.get(stream) ?? []).filter((entry) => entry.position <= positionOf(upTo)),
      casesOf: (laCode) => [...new Set(known.filter(naming(laCode)).map((event) => event.stream))],
      firstCouncilOf: (stream) => {
        const opening = known.find((event) => event.stream === stream);
        const laCode = (opening?.data['details'] as JsonObject | undefined)?.['laCode'];
        return typeof laCode === 'string' ? laCode : undefined;
      },
    };
  }

  /** The rows of a model's table after all events, group by group as they were touched. */
  rowsOf(model: ReadModel, table?: string): readonly Row[] {
    const groups = new Map<string, readonly Row[]>();
    for (const [index, event] of this.events.entries()) {
      const lookup = this.lookup(index + 1);
      for (const change of model.project(event, lookup)) {
        if (table !== undefined && change.table !== table) continue;
        const { rows } = change;
        groups.set(change.group, typeof rows === 'function' ? rows(lookup) : rows);
      }
    }
    return [...groups.values()].flat();
  }

  #append(stream: string, event: CaseEvent, step: Given): void {
    const n = this.events.length + 1;
    const own = this.#entries.get(stream) ?? [];
    const header = {
      id: eventId(n),
      stream,
      revision: BigInt(own.length),
      position: positionOf(n),
      recordedAt: `2026-07-01T12:00:${(n % 60).toString().padStart(2, '0')}.000Z`,
      actor: step.actor ?? 'Tom Okafor',
      role: step.role ?? 'team-leader',
      commandId: eventId(1_000 + n),
    };
    this.#entries.set(stream, [...own, { ...header, act: event.act, data: event.data }]);
    this.events.push({
      ...header,
      type: actNamed(event.act).stored,
      data: event.data as unknown as JsonObject,
      metadata: { actor: header.actor, correlationId: 'c-1' },
    });
  }
}
