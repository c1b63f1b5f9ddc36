import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { OperatorError } from '../usage.js';
import type { HistoryText } from './load-histories.js';

const isHistory = (name: string) => /\.(ya?ml|json)$/.test(name) && !name.endsWith('.schema.json');

/** The history files of a folder in the order of their names, or one file. Throws `OperatorError` where there are none. */
export async function readHistoryFiles(path: string): Promise<readonly HistoryText[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new OperatorError(`There is no file or folder ${path}.`);
  if (found.isFile()) return [{ file: basename(path), text: await readFile(path, 'utf8') }];
  const names = (await readdir(path)).filter(isHistory).sort();
  if (names.length === 0) throw new OperatorError(`The folder ${path} holds no history files.`);
  return Promise.all(
    names.map(async (file) => ({ file, text: await readFile(join(path, file), 'utf8') })),
  );
}
