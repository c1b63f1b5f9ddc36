import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withLogContext, type LogContext } from '@interventions/adapters/log';
import { AppModule, type ApiParts } from './app.module.js';
import { serveDocs } from './docs/serve-docs.js';
import { registerFileBody } from './evidence/file-body.js';
import { registerJsonBody } from './http/json-body.js';
import { problem, type ProblemException } from './http/problem.js';
import { problemOf } from './http/problem-of.js';
import { ProblemFilter, sendProblem } from './http/problem.filter.js';
import { RouteList } from './http/route-list.js';
import { SchemaPipe } from './http/schema.pipe.js';

const mebibyte = 1024 * 1024;
const correlationId = /^[\w.:-]{8,100}$/;

/** The api, ready to listen, with the list of its routes. */
export type Api = { readonly app: NestFastifyApplication; readonly routes: RouteList };

/** Puts the api together. */
export async function createApi(parts: ApiParts): Promise<Api> {
  const { log } = parts;
  const adapter = new FastifyAdapter({
    bodyLimit: mebibyte,
    connectionTimeout: 30_000,
    // For a file over a slow line; what else is sent must arrive sooner.
    requestTimeout: 300_000,
    http: { headersTimeout: 10_000 },
    routerOptions: { maxParamLength: 200 },
    requestIdHeader: false,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, problemOf(error) ?? malformed(), request.id),
    genReqId: ({ headers }: { headers: IncomingHttpHeaders }) =>
      idFrom(headers['x-correlation-id']),
  });
  const server = adapter.getInstance();
  const routes = new RouteList();
  server.addHook('onRoute', ({ method, url }) => routes.add(method, url));
  server.decorateRequest('requestId', '');
  server.addHook('onRequest', (request, reply, next) => {
    request.requestId = randomUUID();
    reply.headers({ 'x-correlation-id': request.id, 'cache-control': 'no-store' });
    withLogContext(idsOf(request), next);
  });
  server.addHook('onSend', (_request, reply, _payload, next) => {
    const { asOf } = parts.backend;
    if (asOf !== undefined) reply.header('as-of', asOf);
    next();
  });
  // Reading a body goes through the socket's own events, where the context of the request is lost.
  server.addHook('preValidation', (request, _reply, next) => withLogContext(idsOf(request), next));
  server.addHook('onResponse', async (request, reply) => {
    const { method, person, routeOptions } = request;
    const { statusCode: status, elapsedTime } = reply;
    const ms = Math.round(elapsedTime);
    const isProbe = /^\/(health\/|metrics$)/.test(routeOptions.url ?? '');
    const level = isProbe && status < 500 ? 'debug' : 'info';
    log.pino[level](
      { ...idsOf(request), method, route: routeOptions.url, status, ms, role: person?.role },
      'answered',
    );
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(parts), adapter, {
    logger: log.forNest(),
    bodyParser: false,
    abortOnError: false,
  });
  registerJsonBody(server);
  registerFileBody(server);
  app.useGlobalPipes(new SchemaPipe());
  app.useGlobalFilters(new ProblemFilter(log.pino, routes));
  await app.register(helmet, { contentSecurityPolicy, strictTransportSecurity: false });
  serveDocs(app);
  await app.init();
  await server.ready();
  return { app, routes };
}

/** The documentation styles itself inline; everything else here is data. */
const contentSecurityPolicy = {
  directives: {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    upgradeInsecureRequests: null,
  },
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Of this request alone; its `id` is the correlation id, which the caller may have given. */
    requestId: string;
  }
}

function idsOf({ id, requestId }: FastifyRequest): LogContext {
  return { requestId, correlationId: id };
}

function malformed(): ProblemException {
  return problem('invalid-query', 'The address is malformed.');
}

function idFrom(given: string | readonly string[] | undefined): string {
  return typeof given === 'string' && correlationId.test(given) ? given : randomUUID();
}
