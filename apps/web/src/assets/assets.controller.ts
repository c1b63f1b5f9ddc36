import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../http/signed-in.guard.js';
import { AssetStore } from './asset-store.js';

/** Serves the files of the pages; their addresses change with their content. */
@Controller('assets')
export class AssetsController {
  constructor(private readonly store: AssetStore) {}

  @Get(':name')
  @Public()
  show(@Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): string {
    const asset = this.store.find(name);
    if (asset === undefined) throw new NotFoundException();
    reply.header('content-type', asset.type);
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    return asset.body;
  }
}
