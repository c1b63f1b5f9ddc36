import { CommandObserver, observed, type ObservedCommand } from './command-observer.js';

class Remembering extends CommandObserver {
  readonly all: ObservedCommand[] = [];

  override ran(command: ObservedCommand): void {
    this.all.push(command);
  }
}

it('tells what became of each command and how long it took, also of a fault', async () => {
  const observer = new Remembering();
  await observed(observer, async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { kind: 'key-reused' };
  });
  await observed(observer, () =>
    Promise.resolve({
      kind: 'refused',
      refusal: { code: 'case-closed', detail: 'The case is closed.' },
      repeated: false,
    }),
  );
  const fault = new Error('The disk is full.');
  await expect(observed(observer, () => Promise.reject(fault))).rejects.toBe(fault);
  expect(observer.all.map(({ outcome, code }) => [outcome, code])).toEqual([
    ['key-reused', null],
    ['refused', 'case-closed'],
    ['fault', null],
  ]);
  expect(observer.all[0]?.seconds).toBeGreaterThan(0.01);
  expect(observer.all[0]?.seconds).toBeLessThan(5);
});
