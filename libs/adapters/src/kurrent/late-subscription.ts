import type { Subscription } from '@interventions/eventsourcing';

/** A subscription that begins once it is found out where; stopped before that, it never begins. */
export function lateSubscription<Start>(
  find: () => Promise<Start>,
  begin: (start: Start) => Subscription,
): Subscription {
  const control: { stopped: boolean; inner?: Subscription } = { stopped: false };
  const run = async (): Promise<void> => {
    const start = await find();
    if (control.stopped) return;
    control.inner = begin(start);
    await control.inner.done;
  };
  const done = run().catch((error: unknown) => {
    if (!control.stopped) throw error;
  });
  const ended = done.then(
    () => undefined,
    () => undefined,
  );
  const stop = async (): Promise<void> => {
    control.stopped = true;
    await control.inner?.stop();
    await ended;
  };
  return { done, stop };
}
