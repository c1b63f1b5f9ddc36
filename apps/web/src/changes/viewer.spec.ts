import type { EntryChange } from '@interventions/contracts';
import { Viewer, type NewEntries, type Topic } from './viewer.js';

const at = (n: number) => `0000000a-${String(n).padStart(20, '0')}`;
const ofCase = (n: number, interventionId: string): EntryChange => ({
  position: at(n),
  interventionId,
  laCode: '871',
});
const ofCouncil = (n: number, laCode: string): EntryChange => ({
  position: at(n),
  interventionId: null,
  laCode,
});

describe('an open page', () => {
  let told: NewEntries[];
  const page = (topic: Topic, after: number) =>
    new Viewer(
      'token',
      topic,
      at(after),
      (one) => told.push(one),
      () => undefined,
    );

  beforeEach(() => {
    told = [];
  });

  it('of a case is told of its entries and its council’s, and of no other', () => {
    const viewer = page({ interventionId: 'x', laCode: '871' }, 1);
    viewer.begin([]);
    viewer.take([ofCase(2, 'x'), ofCase(3, 'y'), ofCouncil(4, '871'), ofCouncil(5, '330')]);
    viewer.take([ofCase(6, 'y')]);
    expect(told).toEqual([{ entries: 2, position: at(5) }]);
  });

  it('of a list is told of every entry', () => {
    const viewer = page(null, 1);
    viewer.begin([]);
    viewer.take([ofCase(2, 'x'), ofCouncil(3, '330')]);
    expect(told).toEqual([{ entries: 2, position: at(3) }]);
  });

  it('is told nothing that it shows already, and nothing twice', () => {
    const viewer = page(null, 3);
    viewer.begin([ofCase(2, 'x'), ofCase(3, 'x'), ofCase(4, 'x')]);
    viewer.take([ofCase(4, 'x'), ofCase(5, 'x')]);
    expect(told.map(({ entries }) => entries)).toEqual([1, 1]);
  });

  it('is told first what came before it connected, then what came meanwhile', () => {
    const viewer = page(null, 1);
    viewer.take([ofCase(3, 'x'), ofCase(4, 'x')]);
    expect(told).toEqual([]);
    viewer.begin([ofCase(2, 'x'), ofCase(3, 'x')]);
    expect(told).toEqual([{ entries: 3, position: at(4) }]);
  });

  it('is told only that there are entries where they are too many to count', () => {
    const viewer = page(null, 1);
    viewer.tellSome(at(900));
    viewer.begin([ofCase(900, 'x')]);
    viewer.tellSome(at(900));
    expect(told).toEqual([{ entries: null, position: at(900) }]);
  });
});
