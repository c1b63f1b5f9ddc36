import { did, givenCase, onDay, rowsOf } from './given-case.fixture.js';
import { spellsOverview } from './spells.overview.js';

const closed = (on: string) =>
  givenCase(did('InterventionClosed', on, { testMet: 'Good', deliverySettledAs: 'council-run' }));

describe('the spells', () => {
  it('count one council once, with no gap where no end is recorded', () => {
    const found = spellsOverview([givenCase(), givenCase()], onDay);
    expect(found.finding).toBe(
      '2 spells of 1 council are recorded: 0 with one, 1 with more (Slough). No gap between two spells can be counted. For 2 spells no end is recorded.',
    );
    expect(rowsOf(found, 'spells').map((row) => row.slice(2))).toEqual([
      ['1', '14 February 2014', 'No end recorded', 'Open', 'First spell', 'First spell'],
      ['2', '14 February 2014', 'No end recorded', 'Open', 'No end recorded', 'No end recorded'],
    ]);
  });

  it('draw each as a span up to its end', () => {
    const { picture } = spellsOverview([closed('2016-02-14')], onDay);
    expect(picture).toMatchObject({
      kind: 'calendar',
      from: '2014-02-14',
      rows: [{ label: 'Slough', spans: [{ from: '2014-02-14', to: '2016-02-14', open: false }] }],
    });
  });

  it('say so where there is none', () => {
    expect(spellsOverview([], onDay)).toMatchObject({
      finding: 'No intervention is recorded.',
      picture: null,
    });
  });
});
