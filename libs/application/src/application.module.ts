import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AuthorityCommandHandler } from './authority.command.js';
import { CaseLog } from './case-log.js';
import { Clock } from './clock.js';
import { CommandObserver, NoObserver } from './command-observer.js';
import { InterventionCommandHandler } from './intervention.command.js';

/** The write side: the command bus with one handler per kind of stream. */
@Module({})
export class ApplicationModule {
  /** Wires the handlers to a log, a clock and whoever measures; the first two can be injected everywhere. */
  static with(
    log: CaseLog,
    clock: Clock,
    observer: CommandObserver = new NoObserver(),
  ): DynamicModule {
    const ports: Provider[] = [
      { provide: CaseLog, useValue: log },
      { provide: Clock, useValue: clock },
      { provide: CommandObserver, useValue: observer },
    ];
    return {
      module: ApplicationModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers: [...ports, InterventionCommandHandler, AuthorityCommandHandler],
      exports: [CaseLog, Clock, CqrsModule],
    };
  }
}
