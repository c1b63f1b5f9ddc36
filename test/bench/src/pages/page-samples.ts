import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ApiClient } from '@interventions/test-support';

const routesFile = fileURLToPath(new URL('../../../../apps/web/routes.json', import.meta.url));

/** A page to load: its route, and one address of it; several of a route where they do different work. */
export type PageSample = { readonly route: string; readonly path: string };

/** Every route of the pages that is read, as the pages' own test keeps the list complete. */
export function pageRoutes(): readonly string[] {
  const answers = JSON.parse(readFileSync(routesFile, 'utf8')) as Readonly<Record<string, string>>;
  return Object.keys(answers)
    .filter((route) => answers[route] === 'page' && route.startsWith('GET '))
    .map((route) => route.replace('GET ', ''));
}

/** What stands in the addresses of pages, found in the log that is measured. */
export type Places = {
  readonly id: string;
  readonly home: string;
  readonly laCode: string;
  readonly entry: string;
  readonly decision: string;
  readonly vehicle: string;
  readonly policy: string;
  readonly overviews: readonly string[];
};

/** Finds a long real case with an entry of each kind that has a page of its own. Throws where the log holds none. */
export async function findPlaces(api: ApiClient): Promise<Places> {
  const first = async (path: string, key: string, where = /./): Promise<string> => {
    const { body } = await api.get(path);
    const items = (body['items'] ?? []) as readonly Readonly<Record<string, unknown>>[];
    const found = items.find((item) => where.test(JSON.stringify(item)));
    if (found === undefined) throw new Error(`${path} holds nothing to load a page of.`);
    return String(found[key]);
  };
  const id = await first('/v1/interventions?q=Slough&status=all&limit=50', 'id');
  const entries = `/v1/interventions/${id}/timeline?limit=200`;
  const { body } = await api.get('/v1/overviews');
  const named = (body['items'] as readonly { readonly name: string }[]).map(({ name }) => name);
  return {
    id,
    home: `/interventions/${id}`,
    laCode: '871',
    entry: await first(entries, 'id'),
    decision: await first(entries, 'id', /"act":"DirectionIssued"/),
    vehicle: await first('/v1/vehicles', 'key'),
    policy: await first('/v1/policies', 'id'),
    overviews: named,
  };
}

/** One address of each route, or more; null for routes that need what a log alone does not hold. */
export function samplesOf(route: string, places: Places): readonly string[] | null {
  const { home, laCode, entry, decision, vehicle, policy, id } = places;
  const special: Readonly<Record<string, readonly string[] | null>> = {
    '/': ['/'],
    '/interventions': ['/interventions?status=all', '/interventions?q=north&status=all'],
    '/interventions/:id/record/:route': ['reviews', 'decisions', 'contract-reviews'].map(
      (act) => `${home}/record/${act}`,
    ),
    '/authorities/:id/record/:route': [`/authorities/${laCode}/record/judgements?framework=0`],
    '/authorities/:id/recorded/:entry': null,
    '/interventions/:id/decisions/:entryId': [`${home}/decisions/${decision}`],
    '/interventions/:id/entries/:entryId/claims': [`${home}/entries/${entry}/claims`],
    '/interventions/:id/recorded/:entry': [`${home}/recorded/${entry}`],
    '/interventions/:id/steps/:entryId': [`${home}/steps/${entry}`],
    '/interventions/open': ['/interventions/open?q=north'],
    '/compare': ['/compare', `/compare?a=${id}&b=886`],
    '/search': ['/search?q=review', '/search?q=Slough'],
    '/policies/:id': [`/policies/${policy}`],
    '/vehicles/:key': [`/vehicles/${encodeURIComponent(vehicle)}`],
    '/overviews/:name': places.overviews.map((name) => `/overviews/${name}`),
    '/calendar-feeds/:id/stop': null,
    '/drafts/:id': null,
    '/drafts/:id/delete': null,
    '/notices/:reference': null,
  };
  if (route in special) return special[route] ?? null;
  const path = route
    .replace(/^\/interventions\/:id/, home)
    .replace(/^\/authorities\/:(id|laCode)/, `/authorities/${laCode}`);
  return path.includes(':') ? null : [path];
}
