import { AssetStore } from '../assets/asset-store.js';
import { PageRenderer } from '../rendering/page-renderer.js';

const renderer = new PageRenderer(new AssetStore());
const around = {
  user: { name: 'Priya Nair', role: 'case-officer', team: 'North and Midlands' },
  mayRecord: true,
  here: '/',
  correlationId: 'c',
  behind: false,
  csrfToken: 't',
  cspNonce: 'n',
};

/** A page as HTML for a case officer, with blanks run together. */
export function render(template: string, model: Readonly<Record<string, unknown>>): string {
  return renderer.renderTemplate(template, { ...around, ...model }).replace(/\s+/g, ' ');
}

/** Faults of structure that no browser is needed for: ids that stand twice, labels and references that lead nowhere. */
export function structureFaults(html: string): readonly string[] {
  const all = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, found]) => found ?? '');
  const ids = all(/ id="([^"]+)"/g);
  const references = [
    ...all(/<label[^>]* for="([^"]+)"/g),
    ...all(/ aria-(?:labelledby|describedby)="([^"]+)"/g).flatMap((text) => text.split(' ')),
  ];
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} stands twice`),
    ...references.filter((id) => id !== '' && !ids.includes(id)).map((id) => `${id} leads nowhere`),
  ];
}
