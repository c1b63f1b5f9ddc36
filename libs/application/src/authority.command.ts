import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { authorityStream, type ActName } from '@interventions/domain';
import { CaseLog } from './case-log.js';
import { Clock } from './clock.js';
import { CommandObserver, observed } from './command-observer.js';
import type { CommandOutcome, RequestFacts } from './command-outcome.js';
import { recordAct } from './record-act.js';

/** Records an act of one council, by its LA code. `expected` as for an intervention. */
export class AuthorityCommand extends Command<CommandOutcome> {
  constructor(
    readonly laCode: string,
    readonly act: ActName,
    readonly input: unknown,
    readonly request: RequestFacts,
    readonly expected?: bigint | 'no-stream',
  ) {
    super();
  }
}

/** Records the act in the council's stream. */
export function recordInAuthority(
  log: CaseLog,
  clock: Clock,
  { laCode, act, input, request, expected }: AuthorityCommand,
): Promise<CommandOutcome> {
  return recordAct(log, {
    stream: authorityStream,
    id: laCode,
    command: { act, input, today: clock.today(), role: request.role },
    request,
    expected,
    asked: { act, laCode },
  });
}

@CommandHandler(AuthorityCommand)
export class AuthorityCommandHandler implements ICommandHandler<AuthorityCommand> {
  constructor(
    private readonly log: CaseLog,
    private readonly clock: Clock,
    private readonly observer: CommandObserver,
  ) {}

  execute(command: AuthorityCommand): Promise<CommandOutcome> {
    return observed(this.observer, () => recordInAuthority(this.log, this.clock, command));
  }
}
