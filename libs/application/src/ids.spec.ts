import { commandIdOf, eventIdOf, interventionIdOf } from './ids.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('ids', () => {
  it('gives the same id for the same person and key', () => {
    expect(commandIdOf('Priya Nair', 'k1')).toBe(commandIdOf('Priya Nair', 'k1'));
    expect(commandIdOf('Priya Nair', 'k1')).toMatch(uuid);
  });

  it('stays the same in every version of the service: stored logs depend on it', () => {
    const commandId = commandIdOf('Priya Nair', 'k1');
    expect([commandId, interventionIdOf(commandId), eventIdOf(commandId, 0, 'ab')]).toEqual([
      '0553728e-e2a7-50c9-a285-bc5f9c4f64e9',
      'aca40820-e412-517e-a820-9f212e441e28',
      '1888cd7a-f48a-58a9-be7e-92e9b8143a26',
    ]);
  });

  it('tells people, keys, events and requests apart', () => {
    const ids = [
      commandIdOf('Priya Nair', 'k1'),
      commandIdOf('Priya Nair', 'k2'),
      commandIdOf('Tom Okafor', 'k1'),
      eventIdOf(commandIdOf('Priya Nair', 'k1'), 0, 'ab'),
      eventIdOf(commandIdOf('Priya Nair', 'k1'), 1, 'ab'),
      eventIdOf(commandIdOf('Priya Nair', 'k1'), 0, 'cd'),
      interventionIdOf(commandIdOf('Priya Nair', 'k1')),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
