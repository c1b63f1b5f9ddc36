import type { CaseState } from '@interventions/domain';

/** How far an intervention went, the furthest first. An inference of this service: no source ranks them. */
export const routeWords = {
  trust: 'Trust or company',
  partnership: 'Partnership with another council',
  'commissioner-run': 'Run by a commissioner',
  commissioner: 'Commissioner, services with the council',
  'direction-or-notice': 'Direction or notice, no commissioner',
  support: 'Adviser or other support alone',
  none: 'None of these recorded',
} as const;

/** A route. */
export type Route = keyof typeof routeWords;

const ranked = Object.keys(routeWords) as readonly Route[];

/** The furthest route in any of the states; a set-up that never went live is none. */
export function routeTaken(states: readonly CaseState[]): Route {
  const taken = new Set(states.map(routeOf));
  return ranked.find((route) => taken.has(route)) ?? 'none';
}

function routeOf({ delivery, arrangements, instruments }: CaseState): Route {
  switch (delivery.phase) {
    case 'trust':
    case 'partnership':
    case 'commissioner-run':
      return delivery.phase;
    case 'returning':
      return arrangements.some(({ kind }) => kind === 'partnership') ? 'partnership' : 'trust';
    case 'council':
    case 'setting-up':
    case 'paused':
      return byInstruments(instruments.map(({ kind }) => kind));
    default:
      return delivery satisfies never;
  }
}

function byInstruments(kinds: readonly string[]): Route {
  if (kinds.includes('commissioner')) return 'commissioner';
  if (kinds.includes('direction') || kinds.includes('improvement-notice'))
    return 'direction-or-notice';
  return kinds.length > 0 ? 'support' : 'none';
}
