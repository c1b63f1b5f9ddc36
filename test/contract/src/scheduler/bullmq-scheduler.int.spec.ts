import { BullMqScheduler } from '@interventions/adapters/bullmq';
import { RedisServer } from '@interventions/test-support';
import { schedulerContract } from './scheduler.contract.js';

schedulerContract('BullMQ', async () => {
  const redis = await RedisServer.start();
  return {
    make: (settings) => new BullMqScheduler({ url: redis.url, ...settings }),
    dispose: () => redis.dispose(),
  };
});
