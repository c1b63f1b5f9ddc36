import type { JudgementRow, TimelineEntry } from '@interventions/contracts';
import type { ApiSession, ApiSubject } from '../api/api-session.js';
import type { Option } from '../forms/field.js';

/** The case or council that an entry is recorded for, with everything a form offers to choose from. */
export interface Subject {
  readonly api: ApiSubject;
  /** Its page. */
  readonly home: string;
  readonly name: string;
  readonly caption: string;
  readonly laCode: string;
  /** Revision of its own stream, for `If-Match`. */
  readonly revision: string;
  readonly entries: readonly TimelineEntry[];
  readonly judgements: readonly JudgementRow[];
  readonly vehicles: readonly Option[];
  readonly conditions: readonly Option[];
  readonly spells: readonly Option[];
  /** What is or was due in the case; loaded for the forms that ask for it. */
  readonly obligations: readonly Option[];
  /** Ids of the entries whose instruments are in force now. */
  readonly inForce: ReadonlySet<string>;
}

/** As many entries as the api gives at once; no case comes near. */
const allEntries = { limit: '500', order: 'newest' } as const;

/** Loads a case or a council. Throws what the api throws. */
export async function loadSubject(api: ApiSession, subject: ApiSubject): Promise<Subject> {
  const [own, timeline, vehicles] = await Promise.all([
    subject.kind === 'intervention' ? loadCase(api, subject.id) : loadCouncil(api, subject.id),
    api.timeline(subject, allEntries),
    api.vehicles(),
  ]);
  return {
    ...own,
    api: subject,
    entries: timeline.items,
    vehicles: vehicles.items.map(({ key, name }) => ({ value: key, text: name })),
    obligations: [],
  };
}

type Own = Omit<Subject, 'api' | 'entries' | 'vehicles' | 'obligations'>;

async function loadCase(api: ApiSession, id: string): Promise<Own> {
  const one = await api.intervention(id);
  return {
    home: `/interventions/${one.id}`,
    name: one.authority,
    caption: `${one.authority}: intervention opened ${one.openedOn.slice(0, 4)}`,
    laCode: one.laCode,
    revision: one.revision,
    judgements: one.judgements,
    conditions: one.conditions
      .filter(({ status }) => status === 'open' || status === 'missed')
      .map((condition) => ({ value: condition.id, text: condition.text })),
    spells: one.otherSpells.map((spell) => ({
      value: spell.id,
      text: `Intervention opened ${spell.openedOn} (${spell.status})`,
    })),
    inForce: new Set(one.instruments.map((instrument) => instrument.id)),
  };
}

async function loadCouncil(api: ApiSession, laCode: string): Promise<Own> {
  const one = await api.authority(laCode);
  return {
    home: `/authorities/${one.laCode}`,
    name: one.name,
    caption: one.name,
    laCode: one.laCode,
    revision: one.revision,
    judgements: one.judgements,
    conditions: [],
    spells: one.interventions.map((spell) => ({
      value: spell.id,
      text: `Intervention opened ${spell.openedOn} (${spell.status})`,
    })),
    inForce: new Set(),
  };
}
