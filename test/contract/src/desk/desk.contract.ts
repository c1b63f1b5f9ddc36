import { randomUUID } from 'node:crypto';
import { deskLimits, noteLooked, lookedAtCase, type Desk } from '@interventions/application';

/** Makes desks that share what lies on them, as processes of one service do. */
export type DeskMaker = {
  readonly open: () => Promise<Desk>;
  readonly dispose: () => Promise<void>;
};

const at = '2026-03-03T14:05:00.000Z';
const later = '2026-03-03T14:06:00.000Z';
const ann = { owner: 'Ann Example', kind: 'draft', id: 'one' } as const;

/** What every desk does, whatever keeps it. */
export function deskContract(name: string, makeDesks: () => Promise<DeskMaker>): void {
  describe(`a desk: ${name}`, () => {
    let maker: DeskMaker;
    let desk: Desk;
    let other: Desk;

    beforeEach(async () => {
      maker = await makeDesks();
      [desk, other] = [await maker.open(), await maker.open()];
    });
    afterEach(() => maker.dispose());

    it('holds what was put, to the letter, for every process', async () => {
      const value = { text: 'half a  date ’\n\u0000', list: [['31'], ['2'], ['']], none: null };
      const put = await desk.put(ann, { value, at }, 'none');
      expect(put).toMatchObject({ id: 'one', value, at });
      expect(await other.get(ann)).toEqual(put);
      expect(await other.list('Ann Example', 'draft')).toEqual([put]);
    });

    it('holds nothing where nothing was put', async () => {
      expect(await desk.get(ann)).toBeUndefined();
      expect(await desk.list('Ann Example', 'draft')).toEqual([]);
      expect(await desk.remove(ann)).toBe(false);
    });

    it('keeps people, kinds and ids apart', async () => {
      const places = [
        ann,
        { ...ann, owner: 'Ann Example 2' },
        { ...ann, kind: 'looked' },
        { ...ann, id: 'two' },
      ] as const;
      for (const [index, place] of places.entries())
        await desk.put(place, { value: index, at }, 'none');
      for (const [index, place] of places.entries())
        expect((await other.get(place))?.value).toBe(index);
      expect((await desk.list('Ann Example', 'draft')).map(({ id }) => id)).toEqual(['two', 'one']);
      expect(await desk.list('Ann', 'draft')).toEqual([]);
    });

    it('lists the latest put first', async () => {
      for (const [index, id] of ['a', 'b', 'c'].entries())
        await desk.put({ ...ann, id }, { value: id, at: `2026-03-0${index + 1}` }, 'none');
      await desk.put({ ...ann, id: 'b' }, { value: 'again', at: '2026-03-09' }, 'any');
      expect((await other.list('Ann Example', 'draft')).map(({ id }) => id)).toEqual([
        'b',
        'c',
        'a',
      ]);
    });

    it('replaces only the version that was read, and tells what is there instead', async () => {
      const first = await desk.put(ann, { value: 'first', at }, 'none');
      const second = await desk.put(ann, { value: 'second', at: later }, first.version);
      expect(second.version).toBeGreaterThan(first.version);
      for (const expected of [first.version, 'none'] as const)
        await expect(other.put(ann, { value: 'third', at }, expected)).rejects.toMatchObject({
          code: 'stale',
          present: second,
        });
      expect(await other.get(ann)).toEqual(second);
    });

    it('takes the same put again as no change, whatever it expected', async () => {
      const first = await desk.put(ann, { value: { a: 1 }, at }, 'none');
      for (const expected of ['none', 'any', first.version, 99n] as const)
        expect(await other.put(ann, { value: { a: 1 }, at: later }, expected)).toEqual(first);
    });

    it('lets one of several puts at once through', async () => {
      const all = await Promise.allSettled(
        [desk, other, desk, other].map((one, index) =>
          one.put(ann, { value: `text ${index}`, at }, 'none'),
        ),
      );
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const one of all)
        if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'stale' });
    });

    it('loses none of several things that are put at once', async () => {
      const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
      await Promise.all(
        ids.map((id, index) =>
          (index % 2 === 0 ? desk : other).put({ ...ann, id }, { value: id, at }, 'none'),
        ),
      );
      const listed = (await desk.list('Ann Example', 'draft')).map(({ id }) => id);
      expect([...listed].sort()).toEqual(ids);
    });

    it('forgets what was removed, and gives what follows a version of its own', async () => {
      const first = await desk.put(ann, { value: 'first', at }, 'none');
      expect(await other.remove(ann)).toBe(true);
      expect(await desk.get(ann)).toBeUndefined();
      expect(await desk.list('Ann Example', 'draft')).toEqual([]);
      expect(await desk.remove(ann)).toBe(false);
      await expect(desk.put(ann, { value: 'late', at }, first.version)).rejects.toMatchObject({
        code: 'stale',
      });
      const second = await desk.put(ann, { value: 'first', at: later }, 'none');
      expect(second.version).toBeGreaterThan(first.version);
      expect(await other.list('Ann Example', 'draft')).toEqual([second]);
    });

    it('takes nothing that is too large, or has no id, and says so', async () => {
      const { bytes } = deskLimits.draft;
      await desk.put(ann, { value: 'x'.repeat(bytes - 2), at }, 'none');
      await expect(
        desk.put(ann, { value: 'é'.repeat(bytes / 2), at }, 'any'),
      ).rejects.toMatchObject({ code: 'too-large', message: 'One draft holds at most 300 kB.' });
      expect((await desk.get(ann))?.value).toHaveLength(bytes - 2);
      for (const id of ['', '../x', 'A', 'x'.repeat(65)])
        await expect(desk.put({ ...ann, id }, { value: 1, at }, 'any')).rejects.toMatchObject({
          code: 'invalid-id',
        });
    });

    it('takes no more of a kind than may be, until one is removed', async () => {
      const ids = Array.from({ length: deskLimits.draft.count }, (_, index) => `draft-${index}`);
      for (const id of ids) await desk.put({ ...ann, id }, { value: 1, at }, 'none');
      await expect(desk.put(ann, { value: 1, at }, 'none')).rejects.toMatchObject({ code: 'full' });
      await desk.put({ ...ann, id: 'draft-0' }, { value: 2, at }, 'any');
      await desk.put({ ...ann, owner: 'Bob Example' }, { value: 1, at }, 'none');
      await desk.remove({ ...ann, id: 'draft-7' });
      await other.put(ann, { value: 1, at }, 'none');
      expect(await desk.list('Ann Example', 'draft')).toHaveLength(deskLimits.draft.count);
    }, 60_000);

    it('never moves back how far somebody has looked, with several tabs at once', async () => {
      const interventionId = randomUUID();
      const now = (position: string): string | undefined =>
        position.startsWith('lost') ? undefined : position;
      const positions = ['p-05', 'p-02', 'p-09', 'p-01', 'p-07'];
      await Promise.all(
        positions.map((position, index) =>
          noteLooked(index % 2 === 0 ? desk : other, 'Ann', { interventionId, position, at }, now),
        ),
      );
      expect(await lookedAtCase(desk, 'Ann', interventionId, now)).toMatchObject({
        position: 'p-09',
      });
      const back = { interventionId, position: 'p-03', at: later };
      expect(await noteLooked(other, 'Ann', back, now)).toMatchObject({ position: 'p-09', at });
      expect(await lookedAtCase(desk, 'Ann', interventionId, () => undefined)).toBeUndefined();
      expect(
        await noteLooked(other, 'Ann', back, (one) => (one === 'p-09' ? undefined : one)),
      ).toEqual(back);
    });
  });
}
