import { Module, type DynamicModule } from '@nestjs/common';
import { ApplicationModule, type Clock } from '@interventions/application';
import { Backend } from '@interventions/adapters/backend';

/** The worker as one list: it follows the log, and can send commands as everybody does. */
@Module({})
export class WorkerModule {
  static of(backend: Backend, clock: Clock): DynamicModule {
    return {
      module: WorkerModule,
      imports: [ApplicationModule.with(backend, clock)],
      providers: [{ provide: Backend, useValue: backend }],
      exports: [Backend],
    };
  }
}
