import type { EntryChange } from '@interventions/contracts';
import { ChangeHub } from './change-hub.js';

const at = (n: number, epoch = '0000000a') => `${epoch}-${String(n).padStart(20, '0')}`;
const change = (n: number, epoch?: string): EntryChange => ({
  position: at(n, epoch),
  interventionId: 'x',
  laCode: '871',
});
const changes = (...numbers: number[]) => numbers.map((n) => change(n));

describe('the changes of a process', () => {
  let hub: ChangeHub;
  let heard: string[];

  beforeEach(() => {
    hub = new ChangeHub(4);
    heard = [];
    hub.listen((items) => heard.push(...items.map(({ position }) => position)));
  });

  it('are told once, however many processes of the api tell them in whatever batches', () => {
    hub.take(changes(1, 2));
    hub.take(changes(1));
    hub.take(changes(2, 3));
    hub.take(changes(3));
    expect(heard).toEqual([1, 2, 3].map((n) => at(n)));
  });

  it('are kept for those who come a moment later', () => {
    hub.vouchFrom(at(2));
    hub.take(changes(3, 4));
    expect(hub.since(at(2))).toEqual(changes(3, 4));
    expect(hub.since(at(3))).toEqual(changes(4));
    expect(hub.since(at(9))).toEqual([]);
  });

  it('are not vouched for before the point from which all were heard', () => {
    hub.take(changes(3));
    expect(hub.since(at(2))).toBeUndefined();
    hub.vouchFrom(at(3));
    expect(hub.since(at(2))).toBeUndefined();
    expect(hub.since(at(3))).toEqual([]);
  });

  it('are dropped beyond their number, and then not vouched for', () => {
    hub.vouchFrom(at(0));
    hub.take(changes(1, 2, 3, 4, 5, 6));
    expect(hub.since(at(1))).toBeUndefined();
    expect(hub.since(at(2))).toEqual(changes(3, 4, 5, 6));
  });

  it('begin anew with another log, which a restored copy is', () => {
    hub.vouchFrom(at(5));
    hub.take([change(1, '00000001')]);
    expect(heard).toEqual([at(1, '00000001')]);
    expect(hub.since(at(5))).toBeUndefined();
  });

  it('reach nobody who stopped listening', () => {
    const other: unknown[] = [];
    hub.listen((items) => other.push(items))();
    hub.take(changes(1));
    expect([other, heard]).toEqual([[], [at(1)]]);
  });
});
