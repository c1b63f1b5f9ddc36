import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** The files of golden lines: histories of cases and of processes, events of the service itself, what views show. */
export const goldenFiles = ['cases', 'processes', 'system', 'views'] as const;
export type GoldenFile = (typeof goldenFiles)[number];

/** The lines of a golden file as they stand. They are added, never changed. */
export function linesOf(file: GoldenFile): readonly string[] {
  const path = pathOf(file);
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
}

/** Adds a line at the end of a golden file. */
export function addLine(file: GoldenFile, value: unknown): void {
  appendFileSync(pathOf(file), `${JSON.stringify(value)}\n`);
}

function pathOf(file: GoldenFile): URL {
  return new URL(`./golden/${file}.jsonl`, import.meta.url);
}
