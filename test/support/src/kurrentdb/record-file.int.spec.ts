import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordFile } from './record-file.js';
import type { StoredRecord } from './stored-record.js';

const folder = mkdtempSync(join(tmpdir(), 'records-'));
const path = join(folder, 'records.jsonl');
afterEach(() => rmSync(path, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const record = (n: number): StoredRecord => ({
  position: BigInt(n) * 100n,
  stream: 'case-1',
  revision: BigInt(n),
  id: `id-${n}`,
  type: 'noted',
  isJson: false,
  data: Uint8Array.from([0, 10, 255]),
  metadata: new Uint8Array(),
  createdMs: 1,
});
const write = (...transactions: StoredRecord[][]) => {
  const file = new RecordFile(path);
  for (const transaction of transactions) file.append(transaction);
  file.close();
};
const read = () => {
  const file = new RecordFile(path);
  file.close();
  return file.records;
};

describe('a file of records', () => {
  it('gives back what it was given', () => {
    write([record(0), record(1)], [record(2)]);
    expect(read()).toEqual([record(0), record(1), record(2)]);
  });

  it('drops a transaction that was cut short, wherever it was cut, and goes on after the one before', () => {
    write([record(0)], [record(1), record(2)]);
    const whole = readFileSync(path);
    const second = whole.indexOf('\n') + 1;
    for (const length of [second + 1, second + 9, second + 50, whole.length - 1]) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      expect(read()).toEqual([record(0)]);
      write([record(3)]);
      expect(read()).toEqual([record(0), record(3)]);
    }
  });

  it('drops a last line that is damaged, and refuses one before it', () => {
    write([record(0)]);
    appendFileSync(path, '00000000 [{"position":"1"}]\n');
    expect(read()).toEqual([record(0)]);
    appendFileSync(path, '00000000 []\n');
    write([record(1)]);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"noted"', '"wrong"'));
    expect(read).toThrow(/is damaged at byte 0/);
  });

  it('can be replaced as a whole', () => {
    write([record(0), record(1)]);
    const file = new RecordFile(path);
    file.replace([record(5)]);
    file.append([record(6)]);
    file.close();
    expect(read()).toEqual([record(5), record(6)]);
  });
});
