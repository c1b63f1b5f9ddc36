import {
  authorityStream,
  interventionStream,
  type ActName,
  type CaseCommand,
  type CaseEvent,
  type Entry,
} from '@interventions/domain';
import type { StreamDefinition } from '@interventions/eventsourcing';
import { commandOf } from './bench-events.js';
import { seededUuid, type SeededRandom } from './seeded-random.js';

/** What one case does next: some time after the entry before, by a chance. */
type Step = {
  readonly act: ActName;
  /** Months after the entry before. */
  readonly after: number;
  readonly chance: number;
  readonly details: (day: string, random: SeededRandom) => Readonly<Record<string, unknown>>;
};

const everySix: Step = {
  act: 'ReviewHeld',
  after: 6,
  chance: 0.85,
  details: (_, random) => ({ outcome: random() < 0.5 ? 'some' : 'insufficient' }),
};

/** The life of a case: direction, commissioner, decision, reviews that are sometimes left out, closure. */
const steps: readonly Step[] = [
  { act: 'CaseOfficerAssigned', after: 0, chance: 0.9, details: () => ({ officer: 'Priya Nair' }) },
  { act: 'ImprovementNoticeIssued', after: 2, chance: 0.5, details: noticeDetails },
  { act: 'DirectionIssued', after: 2, chance: 0.8, details: () => ({ kind: 'social-care' }) },
  { act: 'CommissionerAppointed', after: 1, chance: 0.7, details: commissionerDetails },
  { act: 'CommissionerReported', after: 3, chance: 0.8, details: () => ({ stage: 'final' }) },
  everySix,
  {
    act: 'ConditionAdded',
    after: 1,
    chance: 0.6,
    details: (day) => ({ text: 'Publish a plan', due: monthsAfter(day, 6) }),
  },
  everySix,
  everySix,
  everySix,
  everySix,
  {
    act: 'InterventionClosed',
    after: 3,
    chance: 0.6,
    details: () => ({ testMet: 'Judged good.' }),
  },
];

/** A history as it is evaluated: a council's judgement and a case of up to 14 entries, each decided by the domain. */
export function generatedCase(random: SeededRandom, number: number): readonly Entry[] {
  const start = monthsAfter('2013-06-10', Math.floor(random() * 120));
  const first = decided(authorityStream, [], 'JudgementRecorded', start, judgement(start));
  const council = numbered(first, 0, 'authority-871', start, random);
  let own: readonly Entry[] = [];
  let day = start;
  const stream = `intervention-${number}`;
  const add = (act: ActName, details: Readonly<Record<string, unknown>>): void => {
    const events = decided(interventionStream, own, act, day, details, council);
    own = [...own, ...numbered(events, own.length + 1, stream, day, random)];
  };
  add('InterventionOpened', { laCode: '871', trigger: 'inadequate-judgement' });
  for (const step of steps) {
    if (random() >= step.chance) continue;
    day = monthsAfter(day, step.after);
    if (day > '2026-11-01') break;
    add(step.act, step.details(day, random));
  }
  return [...council, ...own];
}

/** The same day of the month some months later; days are at most the 28th. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(total / 12)}-${two((total % 12) + 1)}-${two(date)}`;
}

function judgement(published: string): Readonly<Record<string, unknown>> {
  const day = monthsAfter(published, -2);
  return {
    framework: published < '2018-01' ? 'SIF' : 'ILACS',
    inspectionStart: day,
    inspectionEnd: day,
    grades: { 'help-and-protection': 'inadequate' },
    overall: 'inadequate',
  };
}

function noticeDetails(day: string): Readonly<Record<string, unknown>> {
  return { planDue: monthsAfter(day, 2), expires: monthsAfter(day, 12), reviewEveryMonths: 6 };
}

function commissionerDetails(day: string): Readonly<Record<string, unknown>> {
  return { commissioners: ['Sir Martin Hale'], reportDue: monthsAfter(day, 3) };
}

function decided(
  stream: StreamDefinition<CaseCommand, CaseEvent, readonly Entry[]>,
  record: readonly Entry[],
  act: ActName,
  day: string,
  details: Readonly<Record<string, unknown>>,
  council: readonly Entry[] = [],
): readonly CaseEvent[] {
  const decision = stream.decide({ ...commandOf(act, day, details), council }, record);
  // A case that was closed, or a step that makes no sense where it stands: the next may.
  return 'events' in decision ? decision.events : [];
}

/** Entries as the log would hold them, recorded on the day itself. */
function numbered(
  events: readonly CaseEvent[],
  from: number,
  stream: string,
  day: string,
  random: SeededRandom,
): readonly Entry[] {
  return events.map((event, index) => ({
    ...event,
    id: seededUuid(random),
    stream,
    revision: BigInt(from + index),
    position: `00000000-${String(from + index + 1).padStart(20, '0')}`,
    recordedAt: `${day}T12:00:00.000Z`,
    actor: 'Priya Nair',
    role: 'case-officer',
    commandId: seededUuid(random),
  }));
}
