import { randomUUID } from 'node:crypto';
import {
  acts,
  authorityStream,
  commandRefused,
  interventionStream,
  requestStream,
  type ActName,
  type CaseCommand,
  type Entry,
} from '@interventions/domain';
import { actExamples, exampleToday } from '@interventions/domain/testing';
import { handle, load, type EventStore } from '@interventions/eventsourcing';
import fc from 'fast-check';

/** Three cases of two councils. */
export const cases = [
  { id: '11111111-1111-4111-8111-111111111111', laCode: '871' },
  { id: '22222222-2222-4222-8222-222222222222', laCode: '871' },
  { id: '33333333-3333-4333-8333-333333333333', laCode: '330' },
] as const;

/** Something that somebody tries to record: of which case, on which day, and which earlier entry it is about. */
export type Wish = {
  readonly of: number;
  readonly act: ActName;
  readonly on: string;
  readonly about: number;
};

const someDay = fc
  .integer({ min: 0, max: 4_000 })
  .map((days) => new Date(Date.UTC(2012, 0, 1 + days)).toISOString().slice(0, 10));

/** Wishes of any kind; most of them make sense only after others. */
export const anyWishes: fc.Arbitrary<readonly Wish[]> = fc.array(
  fc.record({
    of: fc.integer({ min: 0, max: cases.length - 1 }),
    act: fc.constantFrom(...acts.map((act) => act.name)),
    on: someDay,
    about: fc.nat({ max: 30 }),
  }),
  { minLength: 5, maxLength: 40 },
);

/**
 * Opens the three cases, the first after a refused request to open it, and records what the decider accepts of
 * the wishes; answers with how many it did.
 */
export async function recordWishes(store: EventStore, wishes: readonly Wish[]): Promise<number> {
  let accepted = 0;
  await recordRefusal(store, cases[0].id);
  for (const { id, laCode } of cases)
    await send(store, 'intervention', id, 'InterventionOpened', '2013-01-01', {
      laCode,
      trigger: 'inadequate-judgement',
    });
  for (const wish of wishes) if (await recordWish(store, wish)) accepted += 1;
  return accepted;
}

/** Records one wish; answers whether it was accepted. */
export async function recordWish(store: EventStore, wish: Wish): Promise<boolean> {
  const found = cases[wish.of];
  const act = acts.find((one) => one.name === wish.act);
  if (found === undefined || act === undefined) throw new Error('There is no such case or act.');
  const ofCouncil = act.stream === 'authority' || (act.stream === 'either' && wish.about % 3 === 0);
  const kind = ofCouncil ? 'authority' : 'intervention';
  const id = ofCouncil ? found.laCode : found.id;
  const { state } = await load(store, definitionOf(kind), `${kind}-${id}`);
  const target = state[wish.about % Math.max(1, state.length)];
  return send(store, kind, id, act.name, wish.on, detailsOf(wish, target));
}

async function recordRefusal(store: EventStore, interventionId: string): Promise<void> {
  const commandId = randomUUID();
  const data = {
    code: 'not-permitted',
    detail: 'Your role may not open an intervention.',
    commandType: 'InterventionOpened',
    actor: 'Dr Ana Ruiz',
    requestHash: commandId,
    interventionId,
  };
  const metadata = { actor: 'Dr Ana Ruiz', role: 'researcher', commandId };
  const event = { id: randomUUID(), type: commandRefused.stored, data, metadata };
  await store.append(requestStream(commandId), 'no-stream', [event]);
}

function detailsOf(wish: Wish, target: Entry | undefined): Readonly<Record<string, unknown>> {
  const example = { ...actExamples[wish.act].details };
  if ('target' in example && target !== undefined) example['target'] = target.id;
  if (wish.act === 'EntryCorrected')
    example['replacement'] =
      target?.act === 'InterventionOpened'
        ? { details: { laCode: wish.about % 2 === 0 ? '330' : '871' } }
        : { effectiveOn: wish.on, note: `Corrected ${wish.about}` };
  return example;
}

function definitionOf(kind: 'authority' | 'intervention') {
  return kind === 'authority' ? authorityStream : interventionStream;
}

async function send(
  store: EventStore,
  kind: 'authority' | 'intervention',
  id: string,
  act: ActName,
  on: string,
  details: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const commandId = randomUUID();
  const command: CaseCommand = {
    act,
    input: { effectiveOn: on, details },
    today: exampleToday,
    role: 'team-leader',
  };
  const metadata = {
    actor: 'Tom Okafor',
    role: 'team-leader',
    commandId,
    requestHash: commandId,
    correlationId: commandId,
    causationId: commandId,
  };
  const outcome = await handle({ store, eventId: () => randomUUID() }, definitionOf(kind), {
    id,
    command,
    metadata,
  });
  return outcome.kind === 'accepted';
}
