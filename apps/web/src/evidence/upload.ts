import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where a file is sent by a form; nothing else takes one. */
const uploadRoute = '/interventions/:id/evidence/new';

/** One token and one file. The api says how large a file may be; this only bounds what is read of a larger one. */
export const uploadLimits = {
  fields: 1,
  fieldSize: 1_000,
  files: 1,
  fileSize: 501_000_000,
  parts: 2,
  headerPairs: 20,
};

type Parts = AsyncIterableIterator<Multipart>;
const partsOf = new WeakMap<FastifyRequest, Parts>();

/** Whether a form with a file is being sent where one may be. */
export function isUpload(request: FastifyRequest): boolean {
  return request.routeOptions.url === uploadRoute && request.isMultipart();
}

/**
 * Checks the token of a form with a file before anything of the file is taken: the token is the first field of the
 * form, so it has arrived when the file begins. What is left unread is thrown away once the answer is out.
 */
export function checkUpload(
  fastify: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  next: (error?: Error) => void,
): void {
  reply.raw.once('finish', () => request.raw.unpipe().resume());
  const parts: Parts = request.parts();
  parts.next().then(
    ({ value, done }) => {
      const isToken = done !== true && value.type === 'field' && value.fieldname === '_csrf';
      request.body = isToken ? { _csrf: value.value } : {};
      partsOf.set(request, parts);
      fastify.csrfProtection(request, reply, next);
    },
    (error: unknown) => next(error instanceof Error ? error : new Error(String(error))),
  );
}

/** The file of a form, unread; undefined where none was chosen. */
export async function chosenFile(request: FastifyRequest): Promise<MultipartFile | undefined> {
  const found = await partsOf.get(request)?.next();
  if (found === undefined || found.done === true || found.value.type !== 'file') return undefined;
  if (found.value.filename !== '') return found.value;
  found.value.file.resume();
  return undefined;
}
