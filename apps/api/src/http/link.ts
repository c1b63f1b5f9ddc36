import type { FastifyReply, FastifyRequest } from 'fastify';

/** The neighbours of a page of a list, as cursors. */
export type Neighbours = { readonly next: string | null; readonly previous?: string | null };

/** Names the neighbouring pages in the `Link` header (RFC 8288), with the query as it was. */
export function linkPages(
  request: FastifyRequest,
  reply: FastifyReply,
  { next, previous = null }: Neighbours,
): void {
  const links = [
    ...(next === null ? [] : [`<${withCursor(request.url, next)}>; rel="next"`]),
    ...(previous === null ? [] : [`<${withCursor(request.url, previous)}>; rel="prev"`]),
  ];
  if (links.length > 0) reply.header('link', links.join(', '));
}

function withCursor(url: string, cursor: string): string {
  const [path = '', query = ''] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters.toString()}`;
}
