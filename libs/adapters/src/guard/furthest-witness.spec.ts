import { FurthestWitness } from './furthest-witness.js';
import type { Witness, WitnessKeeper } from './witness.js';

const seen = (ordinal: bigint, epoch = 'aaaaaaaa', day = '01'): Witness => ({
  epoch,
  ordinal,
  seenAt: `2026-11-${day}T10:00:00.000Z`,
});

class Kept implements WitnessKeeper {
  constructor(public witness?: Witness) {}
  load = () => Promise.resolve(this.witness);
  save = (witness: Witness) => Promise.resolve(void (this.witness = witness));
}

const away: WitnessKeeper = {
  load: () => Promise.reject(new Error('away')),
  save: () => Promise.reject(new Error('away')),
};

describe('several keepers of a witness', () => {
  const faults: unknown[] = [];
  const of = (...keepers: WitnessKeeper[]) =>
    new FurthestWitness(keepers, (error) => faults.push(error));
  beforeEach(() => void faults.splice(0));

  it('know what any of them saw', async () => {
    expect(await of(new Kept(), new Kept()).load()).toBeUndefined();
    expect(await of(new Kept(), new Kept(seen(3n))).load()).toEqual(seen(3n));
    expect(await of(new Kept(seen(9n)), new Kept(seen(10n))).load()).toEqual(seen(10n));
  });

  it('believe the later one where the log has another epoch since', async () => {
    const [before, since] = [seen(90n, 'aaaaaaaa', '01'), seen(80n, 'bbbbbbbb', '02')];
    expect(await of(new Kept(before), new Kept(since)).load()).toEqual(since);
    expect(await of(new Kept(since), new Kept(before)).load()).toEqual(since);
  });

  it('keep it in all, and go on without one that fails, which is told', async () => {
    const [one, two] = [new Kept(), new Kept()];
    await of(one, away, two).save(seen(5n));
    expect([one.witness, two.witness]).toEqual([seen(5n), seen(5n)]);
    expect(await of(away, one).load()).toEqual(seen(5n));
    expect(faults).toHaveLength(2);
  });

  it('tell once of one that fails, until it works again', async () => {
    let fails = true;
    const other = new Kept(seen(5n));
    const keepers = of(other, {
      ...away,
      save: () => (fails ? Promise.reject(new Error('away')) : Promise.resolve()),
    });
    for (let n = 0; n < 3; n += 1) await keepers.save(seen(5n));
    expect(faults).toHaveLength(1);
    fails = false;
    await keepers.save(seen(5n));
    fails = true;
    await keepers.save(seen(5n));
    expect(faults).toHaveLength(2);
  });
});
