import { laneId, sampleLanes } from '../testing/lanes-samples.js';
import { laneRows, laneWords } from './lane-rows.js';

describe('the table of lanes', () => {
  const [, judgements, instruments, delivery] = laneRows(sampleLanes(), '');

  it('has a line for everything in the picture, with its dates and how exact they are', () => {
    expect(instruments?.rows.map(({ from, to, exact }) => [from, to, exact])).toEqual([
      ['October 2014', 'About 2016', 'To the month, and not certain'],
      ['Before or in 2014', 'On or after 1 January 2015', 'To the interval'],
      ['Date not known', 'Date not known', 'Not known'],
    ]);
    expect(judgements?.rows.map(({ what, from }) => [what, from])).toEqual([
      ['Inadequate', '10 February 2014'],
      ['Good', '2019'],
      ['Not known', 'Date not known'],
    ]);
    expect([instruments?.planned, delivery?.planned]).toEqual([false, true]);
    expect(delivery?.rows[0]?.planned).toBe('April 2015');
  });

  it('leads to the entry of each line, also in the past', () => {
    const id = laneId(9);
    const home = `/interventions/${laneId(1)}/timeline`;
    expect(delivery?.rows[0]?.href).toBe(`${home}?entry=${id}#e-${id}`);
    const past = laneRows(sampleLanes(), '?validAt=2016-01-01')[3];
    expect(past?.rows[0]?.href).toBe(`${home}?validAt=2016-01-01&entry=${id}#e-${id}`);
  });

  it('is said in one text for those who do not see the picture', () => {
    const words = laneWords(sampleLanes());
    expect(words).toMatch(/^Slough\. Case: Open, from 14 February 2014, goes on\. Judgements: /);
    expect(words).toContain('Direction (social care), from October 2014 to about 2016');
    expect(words).toMatch(/Contracts and partnerships: nothing recorded$/);
  });
});
