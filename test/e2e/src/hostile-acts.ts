import { acts, type ActDefinition, type ActName } from '@interventions/domain';
import { actExamples, exampleIds, setUpFor } from '@interventions/domain/testing';
import { z } from 'zod';

/** What a page would run, a spreadsheet compute, a template fill in or a reader be led astray by; on one line. */
export const hostileLine = [
  '=cmd|\'/C calc\'!A0 <script>alert("hostile")</script><img src=x onerror=alert(1)>',
  '\u202Edesrever\u202C \u{1F469}\u200D\u{1F467} {{ 7 * 7 }} ${7 * 7} "]}, \'; -- \\ \u2028&amp;',
].join(' ');

/** The same with line breaks, as long as a text may be. */
export const hostileProse = `${hostileLine}\n\t${'very long '.repeat(1_000)}`
  .slice(0, 10_000)
  .trim();

type Body = { readonly [field: string]: unknown };
type Schema = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly 'x-input'?: string;
};

/** A step of the way to an act: its route, its body, and the id by which later bodies name its entry. */
export type HostileStep = {
  readonly act: ActDefinition<ActName>;
  readonly body: Body;
  readonly id: string | undefined;
};

/** What must be recorded before an act, in its order, and then the act with hostile words wherever it takes any. */
export function hostileCase(act: ActDefinition<ActName>): readonly HostileStep[] {
  const needs = act.requires.filter((name) => name !== 'open' && name !== 'opened');
  const wanted: readonly Extra[] = [
    ...needs.flatMap((name) => setUpFor[name]),
    ...(extra[act.name] ?? []),
  ];
  const seen = new Set<string>(['InterventionOpened']);
  const before = wanted
    .filter((step) => (seen.has(step.act) ? false : seen.add(step.act)))
    .map((step, index): HostileStep => ({
      act: defined(step.act),
      id: step.id,
      body: {
        effectiveOn: `2016-01-${String(index + 2).padStart(2, '0')}`,
        ...step.common,
        details: step.details ?? actExamples[step.act].details,
      },
    }));
  const example = {
    effectiveOn: '2016-06-01',
    details: withoutFile(actExamples[act.name].details),
  };
  return [...before, { act, id: undefined, body: hostileBody(act, example) }];
}

/** A file with a size is one that the service keeps, and must be uploaded first; one without is kept elsewhere. */
function withoutFile(details: Body): Body {
  return Object.fromEntries(Object.entries(details).filter(([key]) => key !== 'bytes'));
}

const note = {
  act: 'NoteAdded',
  id: exampleIds.note,
  details: actExamples.NoteAdded.details,
} as const;
type Extra = {
  readonly act: ActName;
  readonly id?: string;
  readonly details?: Body;
  readonly common?: Body;
};
const extra: Partial<Record<ActName, readonly Extra[]>> = {
  DeadlineMet: setUpFor['direction-in-force'],
  DeadlineWaived: setUpFor['direction-in-force'],
  DirectionIssued: [{ act: 'ImprovementNoticeIssued', id: exampleIds.notice }],
  EntryAnnotated: [note],
  EntryCorrected: [note],
  EntryRetracted: [note],
  ClaimAccepted: [
    { ...note, common: { claims: [{ effectiveOn: '2016-05', source: { title: hostileLine } }] } },
  ],
};

function defined(name: ActName): ActDefinition<ActName> {
  const act = acts.find((one) => one.name === name);
  if (act === undefined) throw new Error(`There is no act ${name}.`);
  return act;
}

/** An example with hostile words in each text that its schema takes them in. */
function hostileBody(act: ActDefinition<ActName>, example: Body): Body {
  const schema = z.toJSONSchema(act.input, { io: 'input', reused: 'inline' }) as Schema;
  const common: Body = {
    reason: hostileProse,
    note: hostileProse,
    legalBasis: hostileLine.slice(0, 300),
    source: { title: hostileLine, page: hostileLine, url: 'https://example.org/?q=<script>' },
    claims: [{ effectiveOn: '2016-06', source: { title: hostileLine }, note: hostileLine }],
  };
  const takes = (body: Body) => act.input.safeParse(body).success;
  let body = Object.entries(common).reduce((so, [field, value]) => {
    const next = { ...so, [field]: value };
    return takes(next) ? next : so;
  }, example);
  for (const [field, one] of Object.entries(schema.properties?.['details']?.properties ?? {}))
    for (const value of field === 'replacement' ? [{ note: hostileProse }] : hostileValues(one)) {
      const next = { ...body, details: { ...(body['details'] as Body), [field]: value } };
      if (takes(next)) body = next;
    }
  return body;
}

/** What may stand in a field instead of what an example has; nothing where its values are not words. */
function hostileValues(schema: Schema): readonly unknown[] {
  const input = schema['x-input'];
  if (input === 'textarea') return [hostileProse];
  if (input === 'text') return [hostileLine];
  if (input === 'names') return [[hostileLine.slice(0, 200).trim()]];
  if (input !== 'groups') return [];
  const row = Object.entries(schema.items?.properties ?? {}).flatMap(([field, one]) =>
    hostileValues(one).map((value) => [field, value]),
  );
  return [[Object.fromEntries(row)]];
}
