import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Seen } from './seen.js';

/** What the pages of the service are: routes that show a page, and templates. */
export interface Inventory {
  readonly routes: readonly string[];
  readonly views: readonly string[];
}

/** Extended by pages, and none itself. */
const frames = ['layout', 'errors/base'];

/**
 * What journeys cannot bring about: a message is sent at eight in the morning by the machine's clock, and no fault of
 * our own is known that would show its page. Both are rendered and checked by the tests of the pages.
 */
const beyondReach = ['GET /notices/:reference', 'notices/show', 'errors/fault'];

/** The routes that the pages' own test keeps complete, and every template that is a whole page. */
export function readInventory(web: string): Inventory {
  const answers = JSON.parse(readFileSync(join(web, 'routes.json'), 'utf8')) as Record<
    string,
    string
  >;
  const folder = join(web, 'src/views');
  const views = globSync('**/*.njk', { cwd: folder })
    .filter((file) => readFileSync(join(folder, file), 'utf8').startsWith('{% extends "'))
    .map((file) => file.replace(/\.njk$/, ''))
    .filter((view) => !frames.includes(view) && !beyondReach.includes(view));
  return {
    routes: Object.keys(answers).filter(
      (route) => answers[route] === 'page' && !beyondReach.includes(route),
    ),
    views: views.sort(),
  };
}

/** What axe never looked at, in words; an empty list is expected. */
export function missingFrom(inventory: Inventory, seen: readonly Seen[]): readonly string[] {
  const routes = new Set(seen.map(({ route }) => route));
  const views = new Set(seen.map(({ view }) => view));
  return [
    ...inventory.routes.filter((route) => !routes.has(route)).map((route) => `route ${route}`),
    ...inventory.views.filter((view) => !views.has(view)).map((view) => `template ${view}`),
  ];
}
