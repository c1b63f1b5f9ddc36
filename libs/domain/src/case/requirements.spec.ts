import { setUpFor } from '../testing/index.js';
import { acts, findAct, requirements, type RequirementName } from './index.js';

const names = Object.keys(requirements) as RequirementName[];

describe('the conditions of acts', () => {
  it.each(names)('%s is brought about by acts that exist', (name) => {
    const { openedBy } = requirements[name];
    expect(openedBy.length).toBeGreaterThan(0);
    expect(openedBy.filter((act) => findAct(act) === undefined)).toEqual([]);
  });

  it.each(names.filter((name) => setUpFor[name].length > 0))(
    '%s names the act that its examples are set up with',
    (name) => {
      expect(requirements[name].openedBy).toContain(setUpFor[name].at(-1)?.act);
    },
  );

  it('never need for themselves the act that they forbid', () => {
    const circular = acts.flatMap((act) =>
      act.requires
        .filter((name) => (requirements[name].openedBy as readonly string[]).includes(act.name))
        .map((name) => `${act.name} needs ${name}`),
    );
    expect(circular).toEqual(['InterventionOpened needs not-opened']);
  });
});
