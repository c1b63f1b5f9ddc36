import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ServiceMetrics } from '@interventions/adapters/metrics';
import { Public } from '../access/access.js';

/**
 * The numbers of this process for Prometheus. Public by name like health: the api listens on this machine only,
 * and they hold nothing about people or cases.
 */
@Controller('metrics')
@Public()
export class MetricsController {
  constructor(private readonly metrics: ServiceMetrics) {}

  @Get()
  @Header('cache-control', 'no-store')
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { type, text } = await this.metrics.exposition();
    reply.header('content-type', type);
    return text;
  }
}
