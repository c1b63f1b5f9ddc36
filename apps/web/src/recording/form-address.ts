import type { ApiSubject } from '../api/api-session.js';

/** Where the form of an act is shown and sent to. */
export function formAddress({ kind, id }: ApiSubject, route: string): string {
  const collection = kind === 'intervention' ? 'interventions' : 'authorities';
  return `/${collection}/${encodeURIComponent(id)}/record/${encodeURIComponent(route)}`;
}

/** Where the form that opens an intervention in a council is shown and sent to. */
export function openingAddress(laCode: string): string {
  return `/authorities/${encodeURIComponent(laCode)}/open`;
}
