import { InProcessScheduler } from '@interventions/adapters/timers';
import { schedulerContract } from './scheduler.contract.js';

schedulerContract('in process', () =>
  Promise.resolve({
    make: (settings) => new InProcessScheduler(settings),
    dispose: () => Promise.resolve(),
  }),
);
