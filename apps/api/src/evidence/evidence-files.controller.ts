import { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CaseLog,
  EvidenceStore,
  FileRefused,
  tooLarge,
  typeOf,
  type KeptFile,
  type Person,
} from '@interventions/application';
import { fileNameHeader, type EvidenceFile } from '@interventions/contracts';
import { interventionStream } from '@interventions/domain';
import type { EvidenceItem, ViewQueries } from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { caseIdIn, entryIdIn, noSuchCase, noSuchEvidence } from '../http/ids.js';
import { problem } from '../http/problem.js';
import { RateLimit } from '../http/rate-limit.js';
import { Views } from '../views/views.js';
import { refused } from './evidence-door.js';
import { EvidenceLimits } from './evidence-limits.js';
import { attachmentNamed, fileNameIn } from './file-names.js';

/** The bytes of evidence, in and out. Nothing here is ever shown by a browser in the name of this service. */
@Controller('v1/interventions/:id')
export class EvidenceFilesController {
  constructor(
    private readonly store: EvidenceStore,
    private readonly limits: EvidenceLimits,
    private readonly limit: RateLimit,
    private readonly log: CaseLog,
    private readonly views: Views,
  ) {}

  /** Keeps a file, whose bytes are the body. It stands in no entry yet: an act attaches it. */
  @Post('evidence-files')
  @Allows('record')
  async upload(
    @Param('id') text: string,
    @SignedIn() { actor }: Person,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EvidenceFile> {
    const id = caseIdIn(text);
    await this.limit.take('evidence', actor);
    const { exists } = await this.log.store.streamState(interventionStream.streamOf(id));
    if (!exists) throw noSuchCase();
    const fileName = fileNameIn(request.headers[fileNameHeader]);
    const kept = await this.#keep(request, fileName);
    reply.status(201);
    return { fileName, ...kept };
  }

  /** The file of an entry, to be saved and not shown. */
  @Get('evidence/:entryId/file')
  @Allows('read')
  async download(
    @Param('id') id: string,
    @Param('entryId') entryId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const views = await this.views.for(request);
    const { file } = evidenceIn(views, caseIdIn(id), entryId);
    const { sha256 = null, bytes = null } = file ?? {};
    const type = typeOf(file?.mediaType ?? '');
    if (sha256 === null || bytes === null || type === undefined) throw noSuchEvidence();
    const content = await this.store.open(sha256);
    if (content === undefined) throw await this.#gone(sha256);
    await reply
      .headers({
        'content-type': type.mediaType,
        'content-length': String(bytes),
        'content-disposition': attachmentNamed(file?.fileName ?? '', type.extensions[0] ?? 'bin'),
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        etag: `"${sha256}"`,
      })
      .send(Readable.from(content));
  }

  async #keep(request: FastifyRequest, fileName: string): Promise<KeptFile> {
    const { raw, headers } = request;
    const { maxBytes } = this.limits;
    if (headers['content-type'] !== 'application/octet-stream')
      throw problem('unsupported-media-type', 'A file is sent as application/octet-stream.', {
        remedy: 'Send Content-Type: application/octet-stream, and the bytes of the file as body.',
      });
    if (Number(headers['content-length'] ?? 0) > maxBytes)
      throw refused(tooLarge(maxBytes), 'file');
    try {
      // A file that is refused is read to its end, so that the sender hears why.
      const content = raw.iterator({ destroyOnReturn: false });
      return await this.store.put(content as AsyncIterable<Uint8Array>, { fileName, maxBytes });
    } catch (error) {
      raw.resume();
      if (error instanceof FileRefused) throw refused(error, 'file');
      if (!raw.complete && raw.destroyed)
        throw problem('invalid-query', 'The file did not arrive whole.', {
          remedy: 'Nothing of it was kept. Send it again.',
        });
      throw error;
    }
  }

  async #gone(sha256: string) {
    return (await this.store.state(sha256)) === 'removed'
      ? problem('not-found', 'This file was removed on purpose. Its entry and its digest stay.')
      : problem('not-found', 'The file of this entry cannot be found.', {
          remedy: 'Tell the people who run the service: “ops verify” lists what is missing.',
        });
  }
}

/** The evidence of a case that an entry attached. Throws 404, also for an entry that was retracted. */
function evidenceIn(views: ViewQueries, id: string, text: string): EvidenceItem {
  const entryId = entryIdIn(text, noSuchEvidence);
  const found = views.evidenceOfCase(id);
  if (found === undefined) throw noSuchCase();
  const item = found.items.find((one) => one.id === entryId);
  if (item === undefined || item.retracted) throw noSuchEvidence();
  return item;
}
