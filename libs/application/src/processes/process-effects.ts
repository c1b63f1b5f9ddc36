import {
  type MissInFlight,
  missName,
  type ProcessCommand,
  type ProcessEvent,
  type ProcessEventData,
  type ProcessName,
  type ProcessState,
} from '@interventions/domain';
import { InterventionCommand } from '../intervention.command.js';
import { NotifierError } from '../notices/notifier.js';
import type { Timer } from '../scheduling/scheduler.js';
import { askProcess, serviceRequest, type ProcessAnswer } from './ask-process.js';
import type { ProcessParts } from './process-parts.js';

type Parts = Pick<
  ProcessParts,
  | 'log'
  | 'clock'
  | 'views'
  | 'scheduler'
  | 'notifier'
  | 'addressBook'
  | 'execute'
  | 'report'
  | 'traced'
>;

type Message = Pick<
  ProcessEventData<'ReminderIntended'>,
  'reference' | 'to' | 'template' | 'values'
>;

/** What processes do to the world: arm timers, send messages, record misses. Each intent is done by whoever recorded it. */
export class ProcessEffects {
  constructor(private readonly parts: Parts) {}

  /** Asks a process, and does what the recorded events intend. Throws on a fault of the log or the views. */
  ask(of: ProcessName, command: ProcessCommand, cause: string): Promise<ProcessAnswer> {
    return this.parts.traced(cause, () => this.#ask(of, command, cause));
  }

  async #ask(of: ProcessName, command: ProcessCommand, cause: string): Promise<ProcessAnswer> {
    const answer = await askProcess(this.parts.log, of, command, cause);
    if (answer.kind === 'done') {
      await this.parts.scheduler.arm(answer.events.flatMap((event) => timersIn(of, event)));
      for (const event of answer.events) await this.#do(of, event, answer.state);
    }
    return answer;
  }

  async #do(of: ProcessName, { name, data }: ProcessEvent, state: ProcessState): Promise<void> {
    switch (name) {
      case 'ReminderIntended':
        return this.#send(of, data, 1);
      case 'ReminderClaimed': {
        const message = state.messages[data.reference];
        return message && this.#send(of, message, data.attempt);
      }
      case 'MissIntended':
        return this.#recordMiss(of, data);
      case 'MissClaimed': {
        const miss = state.misses[missName(data)];
        return miss && this.#recordMiss(of, miss);
      }
      default:
        return;
    }
  }

  async #send(of: ProcessName, message: Message, attempt: number): Promise<void> {
    const { reference } = message;
    const result = await this.#tried(message);
    if ('error' in result)
      this.parts.report({
        what: 'message',
        interventionId: of.interventionId,
        error: result.error,
      });
    const command: ProcessCommand =
      'error' in result
        ? {
            kind: 'not-sent',
            reference,
            attempt,
            because: becauseOf(result.error),
            retriable: !(result.error instanceof NotifierError) || result.error.retriable,
            now: this.parts.clock.now(),
          }
        : { kind: 'sent', reference, attempt, ...result };
    await this.ask(of, command, reference);
  }

  async #tried({
    reference,
    to,
    template,
    values,
  }: Message): Promise<
    { readonly provider: string; readonly id: string } | { readonly error: unknown }
  > {
    try {
      const address = await this.parts.addressBook.addressOf(to);
      const { provider, id } = await this.parts.notifier.send({
        reference,
        to: { name: to, address },
        template,
        values,
      });
      return { provider, id };
    } catch (error) {
      return { error };
    }
  }

  /** Through the command's id the case has one such entry, whoever sends it how often. */
  async #recordMiss(
    of: ProcessName,
    miss: Pick<MissInFlight, 'key' | 'due' | 'what' | 'commandId'>,
  ): Promise<void> {
    const { key, due, commandId } = miss;
    const outcome = await this.#missIn(of.interventionId, miss);
    const now = this.parts.clock.now();
    const settled: ProcessCommand = { kind: 'miss-settled', key, due, now, outcome };
    await this.ask(of, settled, commandId);
  }

  async #missIn(
    id: string,
    { key, due, what, commandId }: Pick<MissInFlight, 'key' | 'due' | 'what' | 'commandId'>,
  ): Promise<{ readonly event: string } | { readonly refused: string }> {
    const earlier = this.parts.views.caseHistory(id)?.own.find((entry) => {
      const { deadline, due: missed } = entry.data.details;
      return entry.act === 'DeadlineMissed' && deadline === key && missed === due;
    });
    if (earlier !== undefined) return { event: earlier.id };
    const input = {
      effectiveOn: due,
      details: { obligation: oneLine(what), deadline: key, due },
    };
    const request = serviceRequest(commandId);
    const outcome = await this.parts.execute(
      new InterventionCommand(id, 'DeadlineMissed', input, request),
    );
    if (outcome.kind === 'recorded') {
      const [event] = outcome.eventIds;
      if (event !== undefined) return { event };
    }
    // The clock went back behind the due day: the miss is tried again.
    if (outcome.kind === 'refused' && outcome.refusal.code !== 'date-in-future')
      return { refused: outcome.refusal.detail };
    throw new Error(`The miss of a deadline could not be recorded: ${outcome.kind}.`);
  }
}

function timersIn(of: ProcessName, { data }: ProcessEvent): readonly Timer[] {
  return 'sets' in data ? data.sets.map(({ id, at }) => ({ id, at, ...of })) : [];
}

function becauseOf(error: unknown): string {
  return error instanceof NotifierError ? error.message : 'The message could not be handed over.';
}

function oneLine(what: string): string {
  const text = what.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return text.length <= 300 ? text : `${text.slice(0, 299).trimEnd()}…`;
}
