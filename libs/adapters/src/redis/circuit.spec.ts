import { Circuit, CircuitOpenError } from './circuit.js';

const fails = () => Promise.reject(new Error('down'));
const works = () => Promise.resolve('up');

describe('a circuit', () => {
  let now = 0;
  let calls = 0;
  let circuit: Circuit;
  const counted = (call: () => Promise<string>) => () => {
    calls += 1;
    return call();
  };

  beforeEach(() => {
    now = 0;
    calls = 0;
    circuit = new Circuit({ failures: 3, restMs: 1_000 }, () => now);
  });

  const fail = async (times: number) => {
    for (let n = 0; n < times; n += 1) await circuit.run(counted(fails)).catch(() => undefined);
  };

  it('opens after so many failures in a row, and then makes no call', async () => {
    await fail(2);
    await circuit.run(counted(works));
    await fail(2);
    expect(circuit.isOpen).toBe(false);
    await fail(1);
    expect([circuit.isOpen, calls]).toEqual([true, 6]);
    await expect(circuit.run(counted(works))).rejects.toThrow(CircuitOpenError);
    expect(calls).toBe(6);
  });

  it('lets one call through after its rest, and closes when that succeeds', async () => {
    await fail(3);
    now = 1_000;
    let release: (value: string) => void = () => undefined;
    const trial = circuit.run(() => new Promise<string>((resolve) => (release = resolve)));
    await expect(circuit.run(counted(works))).rejects.toThrow(CircuitOpenError);
    release('up');
    expect(await trial).toBe('up');
    expect(await circuit.run(counted(works))).toBe('up');
  });

  it('rests again when the trial fails', async () => {
    await fail(3);
    now = 1_000;
    await fail(1);
    expect(calls).toBe(4);
    now = 1_999;
    await expect(circuit.run(counted(works))).rejects.toThrow(CircuitOpenError);
    now = 2_000;
    expect(await circuit.run(counted(works))).toBe('up');
  });

  it('is closed from outside when what failed was replaced', async () => {
    await fail(3);
    circuit.close();
    expect(await circuit.run(counted(works))).toBe('up');
  });
});
