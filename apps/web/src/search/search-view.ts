import type { SearchAnswer, SearchHit, SearchKind } from '@interventions/contracts';
import { urlWith, type UrlQuery } from '../http/url-query.js';

/** What can be found, in words for headings and for counting. */
export const kindWords: Readonly<
  Record<SearchKind, { readonly title: string; readonly one: string; readonly many: string }>
> = {
  council: { title: 'Councils', one: 'council', many: 'councils' },
  vehicle: {
    title: 'Trusts and partnerships',
    one: 'trust or partnership',
    many: 'trusts and partnerships',
  },
  person: { title: 'People', one: 'person', many: 'people' },
  entry: { title: 'Entries', one: 'entry', many: 'entries' },
  source: { title: 'Sources', one: 'source', many: 'sources' },
};

/** Something found, with the page on which it stands. */
export interface HitView {
  readonly hit: SearchHit;
  readonly href: string;
  /** The case or the council whose record says it; null for a council or a trust itself. */
  readonly of: { readonly text: string; readonly href: string } | null;
}

/** What was found as the page shows it, under its kinds. */
export function searchView(answer: SearchAnswer, query: UrlQuery) {
  const chosen = query['kind'];
  const at = (kind: SearchKind | undefined): string =>
    urlWith('/search', query, { kind, cursor: undefined });
  const shown = answer.groups.filter(({ kind, total }) =>
    chosen === undefined ? total > 0 : kind === chosen,
  );
  return {
    kinds: [
      {
        text: 'Everything',
        total: answer.total,
        href: at(undefined),
        chosen: chosen === undefined,
      },
      ...answer.groups.map(({ kind, total }) => ({
        text: kindWords[kind].title,
        total,
        href: at(kind),
        chosen: kind === chosen,
      })),
    ],
    groups: shown.map(({ kind, total, items }) => ({
      kind,
      ...kindWords[kind],
      total,
      items: items.map(hitView),
      all: chosen === undefined && total > items.length ? at(kind) : null,
    })),
    total: answer.total,
    incomplete: answer.incomplete,
    next: answer.next === null ? null : urlWith('/search', query, { cursor: answer.next }),
  };
}

function hitView(hit: SearchHit): HitView {
  const { interventionId, entryId, laCode, authority, vehicle } = hit;
  if (vehicle !== null) return { hit, href: `/vehicles/${encodeURIComponent(vehicle)}`, of: null };
  if (entryId === null) return { hit, href: `/authorities/${laCode ?? ''}`, of: null };
  const [home, timeline] =
    interventionId === null
      ? [`/authorities/${laCode ?? ''}`, '']
      : [`/interventions/${interventionId}`, `/timeline?entry=${entryId}`];
  const of = {
    text: `${authority ?? ''}${interventionId === null ? ', council record' : ''}`,
    href: home,
  };
  return { hit, href: `${home}${timeline}#e-${entryId}`, of };
}
