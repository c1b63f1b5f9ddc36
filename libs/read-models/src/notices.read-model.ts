import { processEventStoredAs, processOfStream } from '@interventions/domain';
import type { ReadModel, Row, RowChange, Table, ViewEvent } from './read-model.js';
import { requireProcessEvent } from './timers.read-model.js';

const notices = {
  name: 'notices',
  columns: {
    reference: 'TEXT',
    position: 'TEXT',
    intervention_id: 'TEXT',
    obligation: 'TEXT',
    due: 'TEXT',
    step: 'TEXT',
    template: 'TEXT',
    recipient: 'TEXT',
    template_values: 'TEXT',
    intended_at: 'TEXT',
  },
  group: 'reference',
  key: ['reference'],
  indexes: [['position'], ['intervention_id', 'obligation'], ['recipient', 'position']],
} as const satisfies Table;

const results = {
  name: 'notice_results',
  columns: {
    reference: 'TEXT',
    state: 'TEXT',
    attempts: 'INTEGER',
    sent_at: 'TEXT',
    problem: 'TEXT',
  },
  group: 'reference',
  key: ['reference'],
  indexes: [['state', 'reference']],
} as const satisfies Table;

const tries = {
  name: 'notice_tries',
  columns: {
    position: 'TEXT',
    reference: 'TEXT',
    attempt: 'INTEGER',
    at: 'TEXT',
    outcome: 'TEXT',
    because: 'TEXT',
  },
  group: 'position',
  key: ['position'],
  indexes: [['reference', 'position']],
} as const satisfies Table;

/** Every message about a deadline: to whom, what it says, every attempt at it and how it stands. */
export const noticesModel: ReadModel = {
  name: 'notices',
  version: 1,
  tables: [notices, results, tries],
  project: (event) => {
    const process = processOfStream(event.stream);
    if (process === undefined) return [];
    requireProcessEvent(event);
    return changesOf(event, process.interventionId);
  },
};

function changesOf(event: ViewEvent, interventionId: string): readonly RowChange[] {
  switch (processEventStoredAs(event.type)) {
    case 'ReminderIntended':
      return [
        row(notices, noticeRow(event, interventionId)),
        result(event, 'waiting', 1, { problem: null }),
        attempt(event, 1, 'begun'),
      ];
    case 'ReminderClaimed':
      return [
        result(event, 'waiting', attemptIn(event)),
        attempt(event, attemptIn(event), 'begun'),
      ];
    case 'ReminderSent':
      return [
        result(event, 'sent', attemptIn(event), { sent_at: event.recordedAt }),
        attempt(event, attemptIn(event), 'sent'),
      ];
    case 'ReminderFailed':
      return [
        result(event, 'waiting', attemptIn(event), { problem: textIn(event, 'because') }),
        attempt(event, attemptIn(event), 'failed'),
      ];
    case 'ReminderGivenUp':
      return [result(event, 'failed', attemptIn(event), { problem: textIn(event, 'because') })];
    default:
      return [];
  }
}

function noticeRow(event: ViewEvent, interventionId: string): Row {
  return {
    reference: textIn(event, 'reference'),
    position: event.position,
    intervention_id: interventionId,
    obligation: textIn(event, 'key'),
    due: textIn(event, 'due'),
    step: textIn(event, 'step'),
    template: textIn(event, 'template'),
    recipient: textIn(event, 'to'),
    template_values: JSON.stringify(event.data['values']),
    intended_at: event.recordedAt,
  };
}

function result(event: ViewEvent, state: string, attempts: number, more: Row = {}): RowChange {
  return row(results, { reference: textIn(event, 'reference'), state, attempts, ...more });
}

/** A line of the attempts; one that began says nothing of how it ended. */
function attempt(
  event: ViewEvent,
  number: number,
  outcome: 'begun' | 'sent' | 'failed',
): RowChange {
  return row(tries, {
    position: event.position,
    reference: textIn(event, 'reference'),
    attempt: number,
    at: event.recordedAt,
    outcome,
    because: outcome === 'failed' ? textIn(event, 'because') : null,
  });
}

function row(table: Table, values: Row): RowChange {
  return { table: table.name, group: String(values[table.group]), rows: [values] };
}

function textIn({ data }: ViewEvent, field: string): string {
  const value = data[field];
  return typeof value === 'string' ? value : '';
}

function attemptIn({ data }: ViewEvent): number {
  const value = data['attempt'];
  return typeof value === 'number' ? value : 1;
}
