import type { FastifyInstance } from 'fastify';
import { problem } from '../http/problem.js';

/** The route that takes a file as its body; nothing else does. */
export const fileRoute = '/v1/interventions/:id/evidence-files';

/** How long a body of any other request may take to arrive. */
const otherBodyMs = 30_000;

/**
 * Lets the bytes of a file through to its route unread. Everybody else’s body must have arrived soon: who sends it
 * piece by piece is cut off.
 */
export function registerFileBody(server: FastifyInstance): void {
  server.addContentTypeParser('application/octet-stream', (request, _payload, done) => {
    if (request.routeOptions.url === fileRoute) done(null);
    else
      done(
        problem('unsupported-media-type', 'A body is sent as application/json in UTF-8.', {
          remedy: 'Send Content-Type: application/json.',
        }),
      );
  });
  server.addHook('onRequest', (request, _reply, next) => {
    const { raw, routeOptions, headers } = request;
    const hasBody = 'content-length' in headers || 'transfer-encoding' in headers;
    if (hasBody && routeOptions.url !== fileRoute) {
      const late = setTimeout(() => {
        if (!raw.complete) raw.destroy();
      }, otherBodyMs).unref();
      raw.once('close', () => clearTimeout(late));
    }
    next();
  });
}
