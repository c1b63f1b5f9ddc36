import { handle, MemoryEventStore, type JsonObject } from '@interventions/eventsourcing';
import { checkLaw, checkLawAsync } from '@interventions/eventsourcing/testing';
import fc from 'fast-check';
import { anyAct, caseDay, entryAt, exampleToday, recordOf, type Step } from '../testing/index.js';
import {
  actNamed,
  allowedActs,
  authorityStream,
  correct,
  interventionStream,
  knownAt,
  stateOf,
  violations,
  type ActData,
  type CaseRecord,
  type Entry,
} from './index.js';

const opened: Step = {
  act: 'InterventionOpened',
  on: '2014-02-14',
  details: { laCode: '871', trigger: 'inadequate-judgement' },
};
const stamped = (input: unknown): ActData => ({
  ...(input as ActData),
  policyVersion: 'ad-hoc',
  departures: [],
});
const anyHistory = fc
  .array(anyAct(), { maxLength: 12 })
  .map((steps) => steps.map(({ act, input }, index): Entry => entryAt(index, act, stamped(input))));

function accepted(
  record: CaseRecord,
  steps: readonly { readonly act: Entry['act']; readonly input: unknown }[],
): CaseRecord {
  return steps.reduce<CaseRecord>((entries, { act, input }) => {
    const stream = actNamed(act).stream === 'authority' ? authorityStream : interventionStream;
    const decision = stream.decide(
      { act, input, today: exampleToday, role: 'team-leader' },
      entries,
    );
    return 'refused' in decision
      ? entries
      : decision.events.reduce<CaseRecord>(
          (all, event) => [...all, entryAt(all.length, event.act, event.data)],
          entries,
        );
  }, record);
}

describe('laws of the case', () => {
  it('has generators that obey the schemas', () => {
    checkLaw(
      'a generated body is valid',
      [anyAct()],
      ({ act, input }) => actNamed(act).input.safeParse(input).success,
      { runs: 1000 },
    );
  });

  it('folds every sequence of valid acts, in any order, to a state that can be stored', () => {
    checkLaw(
      'the fold is total',
      [anyHistory, caseDay],
      (history, validAt) => {
        const { state } = stateOf(history, { validAt });
        violations(correct(history));
        allowedActs(state, 'case-officer');
        return JSON.stringify(JSON.parse(JSON.stringify(state))) === JSON.stringify(state);
      },
      { runs: 300 },
    );
  });

  it('never throws on a request, whatever is sent', () => {
    checkLaw(
      'decide is total',
      [
        anyHistory,
        fc.constantFrom('ReviewHeld', 'EntryCorrected', 'JudgementRecorded', 'ClaimAccepted'),
        fc.jsonValue(),
      ],
      (history, act, input) => {
        const decision = interventionStream.decide(
          { act, input, today: exampleToday, role: 'case-officer' },
          history,
        );
        return 'refused' in decision || decision.events.length > 0;
      },
    );
  });

  it('accepts no sequence that breaks an integrity rule', () => {
    checkLaw(
      'an accepted history is sound',
      [fc.array(anyAct(), { maxLength: 25 })],
      (steps) => violations(correct(accepted(recordOf([opened]), steps))).length === 0,
      { runs: 150 },
    );
  });

  it('stores and reads back every act', () => {
    checkLaw(
      'an act survives JSON',
      [anyAct()],
      ({ act, input }) => {
        const event = { act, data: stamped(input) };
        const { type, data } = interventionStream.encode(event);
        return (
          JSON.stringify(
            interventionStream.decode(type, JSON.parse(JSON.stringify(data)) as JsonObject),
          ) === JSON.stringify(event)
        );
      },
      { runs: 500 },
    );
  });

  it('answers a question as known at a position the same for ever', () => {
    checkLaw(
      'knownAt is fixed',
      [anyHistory, anyHistory, fc.nat(11), caseDay],
      (history, later, cut, validAt) => {
        const position = history[Math.min(cut, history.length - 1)]?.position;
        if (position === undefined) return true;
        const grown = [
          ...history,
          ...later.map((entry, index) => entryAt(history.length + index, entry.act, entry.data)),
        ];
        return (
          JSON.stringify(stateOf(grown, { validAt, knownAt: position }).state) ===
          JSON.stringify(stateOf(knownAt(history, position), { validAt }).state)
        );
      },
    );
  });

  it('gives a repeated command the outcome of the first, and no second entry', async () => {
    await checkLawAsync(
      'a repeat adds nothing',
      [anyAct(), fc.uuid()],
      async ({ act, input }, commandId) => {
        const store = new MemoryEventStore({ now: () => '2026-01-01T00:00:00.000Z' });
        const eventId = (command: string, index: number) =>
          `${command.slice(0, 24)}${index.toString().padStart(12, '0')}`;
        const ask = (command: typeof opened, body: unknown, id: string) =>
          handle({ store, eventId }, interventionStream, {
            id: '1',
            command: { act: command.act, input: body, today: exampleToday, role: 'team-leader' },
            metadata: {
              actor: 'Tom',
              role: 'team-leader',
              commandId: id,
              requestHash: 'h',
              correlationId: id,
              causationId: id,
            },
          });
        await ask(
          opened,
          { effectiveOn: opened.on, details: opened.details },
          '00000000-0000-5000-8000-000000000001',
        );
        const first = await ask({ act }, input, commandId);
        const again = await ask({ act }, input, commandId);
        if (first.kind !== 'accepted') return again.kind === first.kind;
        return (
          again.kind === 'accepted' &&
          again.repeated &&
          again.position === first.position &&
          again.revision === first.revision
        );
      },
    );
  });
});
