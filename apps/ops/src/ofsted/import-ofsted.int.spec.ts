import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { councilEntries, interventionEntries } from '@interventions/application';
import { openLog, type OpenLog } from '../open-log.js';
import { OperatorError, UsageError } from '../usage.js';
import { workbookOf } from './fixtures/xlsx.fixture.js';
import { importOfsted } from './import-ofsted.js';
import { openProposal, proposeInterventions } from './propose-interventions.js';
import { readTable, type Cell, type Table } from './read-table.js';

const csv = join(import.meta.dirname, 'fixtures/overview.fixture.csv');
const today = '2026-07-01';

let folder: string;
let open: OpenLog;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ofsted-'));
  open = await openLog({ dataDir: join(folder, 'data'), eventStore: null });
});
afterEach(async () => {
  await open.close();
  await rm(folder, { recursive: true });
});

async function fixtureRows(): Promise<string[][]> {
  return parse(await readFile(csv));
}

function counts(report: Awaited<ReturnType<typeof importOfsted>>) {
  const { rows, recorded, unchanged, doubtful, refused } = report;
  return [rows, recorded.length, unchanged.length, doubtful.length, refused.length];
}

/** The table with one cell changed; rows count from 1 with the headings. */
async function withCell(row: number, column: string, value: Cell): Promise<Table> {
  const { title, rows } = await readTable(csv);
  const at = rows[0]?.indexOf(column) ?? -1;
  return {
    title,
    rows: rows.map((cells, index) => (index === row - 1 ? cells.with(at, value) : cells)),
  };
}

async function eventCount(): Promise<bigint> {
  return BigInt((await open.log.store.head()).slice(9));
}

describe('an import of an overview', () => {
  it('records judgements with their source, and no inspector', async () => {
    const report = await importOfsted(open, await readTable(csv));
    expect(counts(report)).toEqual([5, 4, 0, 1, 0]);
    expect(report.doubtful).toEqual([
      {
        row: 6,
        council: 'Brighton and Hove (846)',
        because: expect.stringContaining('dates are missing') as string,
      },
    ]);
    const [judgement] = await councilEntries(open.log, '871');
    expect(judgement).toMatchObject({
      act: 'JudgementRecorded',
      actor: 'Ofsted import',
      role: 'system',
      data: {
        effectiveOn: '2023-10-27',
        source: {
          title: 'Ofsted overview overview.fixture.csv',
          url: 'https://example.org/report/1',
        },
        note: 'Short inspection',
      },
    });
    const events = [];
    for await (const event of open.log.store.readAll()) events.push([event.data, event.metadata]);
    expect(JSON.stringify(events)).not.toMatch(/pat example|sam example/i);
  });

  it('changes nothing when it is repeated, from Excel too, with the columns in another order', async () => {
    await importOfsted(open, await readTable(csv));
    const before = await eventCount();
    const turned = (await fixtureRows()).map((row) => row.toReversed());
    const file = join(folder, 'overview.xlsx');
    await writeFile(file, workbookOf(turned.map((row) => row.map((text) => text || 'nan'))));
    const report = await importOfsted(open, await readTable(file));
    expect(counts(report)).toEqual([5, 0, 4, 1, 0]);
    expect(await eventCount()).toBe(before);
  });

  it('reads dates and numbers as Excel keeps them', async () => {
    const rows = await fixtureRows();
    const at = rows[0]?.indexOf('publication_date') ?? -1;
    const code = rows[0]?.indexOf('la_code') ?? -1;
    const cells = rows
      .slice(0, 2)
      .map((row, index) =>
        row.map((text, column) =>
          index === 0 ? text : column === at ? { serial: 45226 } : column === code ? 871 : text,
        ),
      );
    const file = join(folder, 'overview.xlsx');
    await writeFile(file, workbookOf(cells));
    await importOfsted(open, await readTable(csv));
    expect(counts(await importOfsted(open, await readTable(file)))).toEqual([1, 0, 1, 0, 0]);
  });

  it('holds a changed grade in a later file as doubtful and overwrites nothing', async () => {
    await importOfsted(open, await readTable(csv));
    const before = await eventCount();
    const report = await importOfsted(open, await withCell(2, 'in_care_grade', 'inadequate'));
    expect(counts(report)).toEqual([5, 0, 3, 2, 0]);
    expect(report.doubtful[0]).toEqual({
      row: 2,
      council: 'Slough (871)',
      because: expect.stringContaining(
        'in care is “Good” in the record and “Inadequate” in the file',
      ) as string,
    });
    expect(await eventCount()).toBe(before);
  });

  it('takes a row given twice once, and a contradicting one as doubtful', async () => {
    const { title, rows } = await readTable(csv);
    const [slough = []] = rows.slice(1, 2);
    const contradicting =
      (await withCell(2, 'overall_effectiveness_grade', 'outstanding')).rows[1] ?? [];
    const report = await importOfsted(open, { title, rows: [...rows, slough, contradicting] });
    expect(counts(report)).toEqual([7, 4, 1, 2, 0]);
    expect(report.unchanged[0]?.row).toBe(7);
    expect(report.doubtful.at(-1)?.row).toBe(8);
  });

  it('knows a judgement again that was recorded by hand', async () => {
    await open.send({
      stream: 'authority',
      id: '831',
      act: 'JudgementRecorded',
      input: {
        effectiveOn: '2023-02-01',
        details: {
          framework: 'ILACS',
          inspectionStart: '2022-12',
          overall: 'good',
          grades: {
            leaders: 'good',
            'help-and-protection': 'good',
            'in-care-and-care-leavers': 'good',
          },
        },
      },
      actor: 'Priya Nair',
      commandId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      requestHash: 'a',
    });
    expect(counts(await importOfsted(open, await readTable(csv)))).toEqual([5, 3, 1, 1, 0]);
  });

  it('refuses what the domain refuses, with the reason', async () => {
    const report = await importOfsted(open, await withCell(2, 'publication_date', '12/09/23'));
    expect(report.refused).toEqual([
      {
        row: 2,
        council: 'Slough (871)',
        because: expect.stringContaining('cannot be published') as string,
      },
    ]);
  });

  it('says nothing of a council that the file does not name', async () => {
    await importOfsted(open, await readTable(csv));
    const { title, rows } = await readTable(csv);
    const before = await eventCount();
    expect(counts(await importOfsted(open, { title, rows: rows.slice(0, 1) }))).toEqual([
      0, 0, 0, 0, 0,
    ]);
    expect(await eventCount()).toBe(before);
  });

  it('proposes an intervention and opens it only when asked, once', async () => {
    const { recorded } = await importOfsted(open, await readTable(csv));
    const [proposal, ...others] = await proposeInterventions(open.log, recorded, today);
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({ ground: 'inadequate', authority: { laCode: '330' } });
    expect(await eventCount()).toBe(4n);
    if (proposal === undefined) throw new Error('nothing proposed');
    const first = await openProposal(open, proposal);
    const second = await openProposal(open, proposal);
    expect(second).toEqual(first);
    const id = 'id' in first ? first.id : '';
    const [opening] = await interventionEntries(open.log, id);
    expect(opening).toMatchObject({
      act: 'InterventionOpened',
      data: {
        effectiveOn: '2025-01-29',
        details: {
          laCode: '330',
          trigger: 'inadequate-judgement',
          judgementId: proposal.held.judgementId,
        },
      },
    });
    const { unchanged } = await importOfsted(open, await readTable(csv));
    expect(await proposeInterventions(open.log, unchanged, today)).toEqual([]);
  });

  it('leaves it to a person where there is no overall grade', async () => {
    const { recorded } = await importOfsted(open, await withCell(5, 'in_care_grade', 'inadequate'));
    const proposals = await proposeInterventions(open.log, recorded, today);
    expect(proposals.map(({ authority, ground }) => [authority.name, ground])).toEqual([
      ['Birmingham', 'inadequate'],
      ['Brent', 'undefined-trigger'],
    ]);
  });
});

describe('a file that is no table', () => {
  it.each([
    ['overview.txt', 'x', UsageError],
    ['overview.xlsx', 'x', OperatorError],
    ['overview.csv', 'a,"b\n', OperatorError],
  ])('%s', async (name, content, error) => {
    await writeFile(join(folder, name), content);
    await expect(readTable(join(folder, name))).rejects.toThrow(error);
  });

  it('is missing', () =>
    expect(readTable(join(folder, 'none.csv'))).rejects.toThrow('cannot be read'));
});
