import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { openApiDocument } from './open-api.js';

/** Serves the OpenAPI document at /docs/openapi.json and a page that shows it at /docs, from this machine alone. */
export function serveDocs(app: NestFastifyApplication): void {
  const document = openApiDocument() as unknown as OpenAPIObject;
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'docs/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Interventions: the interface',
    swaggerOptions: { validatorUrl: null, docExpansion: 'list', tryItOutEnabled: false },
  });
}
