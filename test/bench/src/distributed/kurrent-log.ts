import { KurrentEventStore } from '@interventions/adapters/kurrent';

/** What the streams of a measured log begin with. */
export const logPrefix = 'interventions';

/** No call gives up because the machine is busy. */
const patient = { attemptMs: 60_000, totalMs: 60_000, searchMs: 60_000 };

/** Opens, or begins, a log on the double of KurrentDB at an address. */
export function openKurrent(url: string, prefix = logPrefix): Promise<KurrentEventStore> {
  return KurrentEventStore.open({
    ...{ url, prefix, credentials: null, caFile: null },
    ...{ userCertFile: null, userKeyFile: null },
    times: patient,
  });
}
