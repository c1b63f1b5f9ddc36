import type { RequestFacts } from '@interventions/application';
import { interventionStream, type CaseCommand, type CaseRecord } from '@interventions/domain';
import { headerOf, type JsonObject, type NewEvent } from '@interventions/eventsourcing';
import { seededText, seededUuid, type SeededRandom } from './seeded-random.js';

/** Bytes of the data of one event. */
export const eventBytes = 1024;
const today = '2026-11-20';

/** Who asks, as every event of a request carries it. */
export function benchMetadata(random: SeededRandom): RequestFacts {
  const commandId = seededUuid(random);
  return {
    actor: 'Priya Nair',
    role: 'case-officer',
    commandId,
    requestHash: commandId.replaceAll('-', '').repeat(2),
    correlationId: seededUuid(random),
    causationId: commandId,
  };
}

/** The command that records a progress report of about 1 kB. */
export function reportCommand(random: SeededRandom): CaseCommand {
  const findings = seededText(random, eventBytes - 215);
  return commandOf('ProgressReportReceived', seededDay(random), {
    from: 'chair',
    period: 'spring',
    findings,
  });
}

/** The command that opens a case of a council. */
export function openingCommand(laCode = '871'): CaseCommand {
  return commandOf('InterventionOpened', '2014-02-11', { laCode, trigger: 'inadequate-judgement' });
}

/** A command of a case officer. */
export function commandOf(
  act: CaseCommand['act'],
  effectiveOn: string,
  details: Readonly<Record<string, unknown>>,
): CaseCommand {
  return { act, input: { effectiveOn, details }, today, role: 'case-officer', council: [] };
}

/** A day from 2015 to 2024. */
export function seededDay(random: SeededRandom): string {
  const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
  const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
  return `${2015 + Math.floor(random() * 10)}-${month}-${day}`;
}

/** The events that a command of a case comes to after a record. Throws when it is refused. */
function decided(
  command: CaseCommand,
  record: CaseRecord,
): { readonly type: string; readonly data: JsonObject } {
  const decision = interventionStream.decide(command, record);
  if ('refused' in decision) throw new Error(decision.refused.detail);
  const [event] = decision.events;
  if (event === undefined) throw new Error('The command of the benchmark decided nothing.');
  return interventionStream.encode(event);
}

/** What a command of an open case stores, as an event of exactly `eventBytes` of data. */
export function storedEvent(random: SeededRandom, command: CaseCommand): NewEvent {
  const { type, data } = decided(command, [openingEntry()]);
  const missing = eventBytes - JSON.stringify({ ...data, note: '' }).length;
  return {
    id: seededUuid(random),
    type,
    data: { ...data, note: seededText(random, missing) },
    metadata: benchMetadata(random),
  };
}

/** A progress report as a stored event. */
export function reportEvent(random: SeededRandom): NewEvent {
  return storedEvent(random, reportCommand(random));
}

/** The opening of a case of a council as a stored event. */
export function openingEvent(random: SeededRandom, laCode?: string): NewEvent {
  return {
    id: seededUuid(random),
    ...decided(openingCommand(laCode), []),
    metadata: benchMetadata(random),
  };
}

/** A case that was opened and has had `length - 1` progress reports. */
export function caseHistory(random: SeededRandom, length: number): readonly NewEvent[] {
  const reports = Array.from({ length: length - 1 }, () => reportEvent(random));
  return [openingEvent(random), ...reports];
}

function openingEntry(): CaseRecord[number] {
  const { type, data } = decided(openingCommand(), []);
  const header = headerOf({
    id: '00000000-0000-4000-8000-000000000001',
    type,
    data,
    stream: 'intervention-1',
    revision: 0n,
    position: '0',
    recordedAt: '2026-01-01T00:00:00.000Z',
  });
  const [entry] = interventionStream.evolve([], interventionStream.decode(type, data), header);
  if (entry === undefined) throw new Error('An opening gives an entry.');
  return entry;
}
