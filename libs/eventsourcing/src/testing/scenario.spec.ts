import type { Decider } from '../decider.js';
import { scenario } from './scenario.js';

type Toggle = { readonly turned: 'on' | 'off' };

const light: Decider<Toggle, Toggle, { readonly on: boolean; readonly by: string }> = {
  initialState: { on: false, by: '' },
  evolve: (_state, event, header) => ({ on: event.turned === 'on', by: header.actor }),
  decide: (command, state) => {
    if (command.turned === 'off' && !state.on)
      return { refused: { code: 'is-off', detail: 'It is off.', field: 'turned' } };
    return { events: state.on === (command.turned === 'on') ? [] : [command] };
  },
};
const { given } = scenario(light, { actor: 'ann' });
const [on, off]: readonly [Toggle, Toggle] = [{ turned: 'on' }, { turned: 'off' }];

describe('scenario', () => {
  it('holds what is expected against what was decided', () => {
    given().when(on).then(on);
    given(on).when(on).nothing();
    given(on, off).when(off).refused('is-off', 'turned');
    expect(given(on).state).toEqual({ on: true, by: 'ann' });
    expect(given(on).when(off).state).toEqual({ on: false, by: 'ann' });
  });

  it('does not mind the order of keys', () => {
    const pair: Decider<null, { readonly a: number; readonly b: number }, null> = {
      initialState: null,
      evolve: (state) => state,
      decide: () => ({ events: [{ a: 1, b: 2 }] }),
    };
    scenario(pair).given().when(null).then({ b: 2, a: 1 });
  });

  it('fails with both sides where they differ', () => {
    expect(() => given().when(on).then(off)).toThrow(/"off"[^]*"on"/);
    expect(() => given().when(on).then(on, on)).toThrow();
    expect(() => given().when(on).nothing()).toThrow();
    expect(() => given().when(on).refused('is-off')).toThrow();
    expect(() => given().when(off).then(off)).toThrow(/is-off/);
    expect(() => given().when(off).refused('other')).toThrow();
    expect(() => given().when(off).refused('is-off', 'other')).toThrow();
  });
});
