import { formatDate, type ActName, type Day, type ObligationKind } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { activeLines, deadlineViews, type Deadline } from './deadline-lines.js';
import { filledFields } from './field-words.js';
import type { CaseSummary } from './intervention-document.js';
import { compareText, groupBy } from './ordering.js';
import { documentAt } from './read-db.js';
import type { ReadableDb } from './reader.js';
import { timelineEntryById } from './timeline.read-model.js';

/** What a commissioner has to deliver, and what is decided on it. */
const kindsOfRemit: readonly ObligationKind[] = [
  'commissioner-report',
  'decision',
  'compelling-reasons',
  're-review',
];

/** What a commissioner in post was appointed to do in a case, with what is due in it. */
export type Remit = {
  readonly entryId: string;
  readonly interventionId: string;
  readonly laCode: string;
  readonly authority: string;
  readonly commissioners: readonly string[];
  /** In words; null where the appointment does not say. */
  readonly remitText: string | null;
  readonly daysAWeek: number | null;
  readonly executive: boolean;
  readonly sinceText: string;
  readonly reportDueText: string | null;
  readonly decision: CaseSummary['decision'];
  readonly due: readonly Deadline[];
};

/** The appointments in force that name somebody, by council. */
export function remits(
  db: ReadableDb,
  name: string,
  today: Day,
): { readonly items: readonly Remit[]; readonly position: Position } {
  const found = db
    .all(
      `SELECT summary FROM interventions
       WHERE status = 'open' AND instr(kinds, ',commissioner,') > 0 ORDER BY authority, id`,
    )
    .map((row) => documentAt<CaseSummary>(row, 0))
    .flatMap((summary) =>
      summary.instruments
        .filter(({ kind }) => kind === 'commissioner')
        .flatMap(({ id, sinceText, due }) => {
          const appointment = appointmentIn(db, id, name);
          return appointment === undefined ? [] : [{ summary, sinceText, due, id, appointment }];
        }),
    );
  const ids = found.map(({ summary }) => summary.id);
  const lines = ids.length === 0 ? [] : activeLines(db, { interventionIds: ids }, today);
  const wanted = lines
    .filter(({ obligation }) => kindsOfRemit.includes(obligation.kind))
    .sort((a, b) => compareText(dueKey(a.obligation.due), dueKey(b.obligation.due)));
  const due = groupBy(deadlineViews(db, wanted, today), (one) => one.interventionId);
  return {
    items: found.map(({ summary, sinceText, due: reportDue, id, appointment }) => ({
      entryId: id,
      interventionId: summary.id,
      laCode: summary.laCode,
      authority: summary.authority,
      ...appointment,
      sinceText,
      reportDueText: reportDue === null ? null : formatDate(reportDue),
      decision: summary.decision,
      due: due.get(summary.id) ?? [],
    })),
    position: db.position('timeline'),
  };
}

/** Greater than every day. */
const afterAll = '~';

function dueKey(due: { readonly latest: Day } | null): string {
  return due?.latest ?? afterAll;
}

/** The terms of an appointment; undefined for one that names others. */
function appointmentIn(
  db: ReadableDb,
  entryId: string,
  name: string,
): Pick<Remit, 'commissioners' | 'remitText' | 'daysAWeek' | 'executive'> | undefined {
  const entry = timelineEntryById(db, entryId);
  const names: unknown = entry?.details['commissioners'];
  if (entry === undefined || !Array.isArray(names)) return undefined;
  const commissioners = names.filter((one) => typeof one === 'string');
  if (!commissioners.some((one) => one.trim().toLowerCase() === name.trim().toLowerCase()))
    return undefined;
  const { daysAWeek, executive } = entry.details;
  const terms = filledFields(entry.act as ActName, entry);
  return {
    commissioners,
    remitText: terms.find(({ field }) => field === 'remit')?.text ?? null,
    daysAWeek: typeof daysAWeek === 'number' ? daysAWeek : null,
    executive: executive === true,
  };
}
