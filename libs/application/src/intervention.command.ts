import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { interventionStream, type ActName } from '@interventions/domain';
import { CaseLog } from './case-log.js';
import { Clock } from './clock.js';
import { CommandObserver, observed } from './command-observer.js';
import type { CommandOutcome, RequestFacts } from './command-outcome.js';
import { councilEntries, councilOf, laCodeIn, readIntervention } from './council.js';
import { recordAct } from './record-act.js';

/**
 * Records an act of one intervention. `expected` is the revision its author saw; without it a lost race is
 * decided again. A new case takes its id from `interventionIdOf(commandId)`.
 */
export class InterventionCommand extends Command<CommandOutcome> {
  constructor(
    readonly id: string,
    readonly act: ActName,
    readonly input: unknown,
    readonly request: RequestFacts,
    readonly expected?: bigint | 'no-stream',
  ) {
    super();
  }
}

/** Reads the council's entries, then records the act: integrity is judged over both (domain §2). */
export async function recordInIntervention(
  log: CaseLog,
  clock: Clock,
  { id, act, input, request, expected }: InterventionCommand,
): Promise<CommandOutcome> {
  const read = await readIntervention(log, id);
  const laCode = councilOf(read.state) ?? laCodeIn(input);
  const council = laCode === undefined ? [] : await councilEntries(log, laCode);
  return recordAct(log, {
    stream: interventionStream,
    id,
    command: { act, input, today: clock.today(), role: request.role, council },
    request,
    expected,
    asked: { act, interventionId: id, ...(laCode !== undefined && { laCode }) },
    read: read.events,
  });
}

@CommandHandler(InterventionCommand)
export class InterventionCommandHandler implements ICommandHandler<InterventionCommand> {
  constructor(
    private readonly log: CaseLog,
    private readonly clock: Clock,
    private readonly observer: CommandObserver,
  ) {}

  execute(command: InterventionCommand): Promise<CommandOutcome> {
    return observed(this.observer, () => recordInIntervention(this.log, this.clock, command));
  }
}
