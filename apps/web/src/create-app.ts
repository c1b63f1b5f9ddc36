import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import { stdTimeFunctions } from 'pino';
import { appModule } from './app.module.js';
import type { WebConfig } from './config.js';
import { LiveUpdates } from './changes/live-updates.js';
import { checkUpload, isUpload, uploadLimits } from './evidence/upload.js';
import { cookieOptions } from './http/session.js';
import { attachWebRequest } from './http/web-request.js';
import { openSessions } from './sessions/open-sessions.js';

/** Room for the longest form with its answers percent-encoded. */
const bodyLimitBytes = 1024 * 1024;
const correlationIdForm = /^[\w.:-]{8,100}$/;

/** The web process, ready to listen. `logLevel` is one of pino's. */
export async function createApp(
  config: WebConfig,
  logLevel = 'info',
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    logger: { level: logLevel, base: { app: 'web' }, timestamp: stdTimeFunctions.isoTime },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    requestIdHeader: false,
    frameworkErrors: (_error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      void reply
        .status(400)
        .type('text/plain; charset=utf-8')
        .send('This address is not valid. Check that it is complete.\n');
    },
    genReqId: (request: { headers: Record<string, string | string[] | undefined> }) => {
      const given = request.headers['x-correlation-id'];
      return typeof given === 'string' && correlationIdForm.test(given) ? given : randomUUID();
    },
  });
  const fastify = adapter.getInstance();
  const fault = (error: unknown, what: string): void => fastify.log.warn({ err: error }, what);
  const live = new LiveUpdates(config, fault);
  const { sessions, close } = await openSessions(config.redis, fault);
  fastify.addHook('preClose', () => live.close());
  fastify.addHook('onClose', () => close());
  const app = await NestFactory.create<NestFastifyApplication>(appModule(config, live), adapter, {
    logger: ['error', 'warn', 'fatal'],
    abortOnError: false,
  });
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        fontSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'"],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(cookie);
  await app.register(multipart, { limits: uploadLimits, throwFileSizeLimit: false });
  await app.register(csrf, {
    cookieKey: 'interventions_csrf',
    // The secret lies in the browser alone, so that a form may be sent to any process of the pages.
    cookieOpts: cookieOptions(config.publicUrl),
  });
  fastify.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('x-correlation-id', request.id);
    if (!request.url.startsWith('/assets/')) reply.header('cache-control', 'no-store');
    await attachWebRequest(config, sessions, request, reply);
  });
  fastify.addHook('preValidation', (request, reply, next) => {
    if (request.method === 'POST' && isUpload(request)) checkUpload(fastify, request, reply, next);
    else if (request.method === 'POST') fastify.csrfProtection(request, reply, next);
    else next();
  });
  return app;
}
