import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import nunjucks from 'nunjucks';
import { AssetStore } from '../assets/asset-store.js';
import type { Page } from '../http/page.js';
import { readNotice } from '../http/session.js';
import type { WebRequest } from '../http/web-request.js';
import { viewsFolder } from '../places.js';
import { filters } from './filters.js';

const require = createRequire(import.meta.url);

/** Name of the service, as it stands in the header and in every title. */
export const serviceName = 'Interventions in children’s services';

/** Renders pages with Nunjucks; every value is escaped unless a template says otherwise. */
@Injectable()
export class PageRenderer {
  private readonly environment: nunjucks.Environment;

  constructor(assets: AssetStore) {
    const govuk = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist');
    this.environment = new nunjucks.Environment(
      new nunjucks.FileSystemLoader([viewsFolder, govuk]),
      { autoescape: true, trimBlocks: true, lstripBlocks: true },
    );
    for (const [name, filter] of Object.entries(filters)) this.environment.addFilter(name, filter);
    this.environment.addGlobal('asset', (name: string) => assets.url(name));
    this.environment.addGlobal('serviceName', serviceName);
  }

  /** The page as HTML, with what every page needs: the person, the token of its forms and the nonce of its script. */
  render(page: Page, reply: FastifyReply, web: WebRequest | undefined): string {
    const notice = web === undefined ? undefined : readNotice(web.request);
    if (notice !== undefined) web?.cookies.forgetNotice();
    return this.renderTemplate(page.template, {
      ...page.model,
      user: web?.user,
      mayRecord: web?.mayRecord ?? false,
      here: web?.here ?? '/',
      correlationId: web?.correlationId ?? reply.request.id,
      behind: web?.api.behind ?? false,
      asOf: web?.api.asOf,
      readAfter: web?.readAfter,
      justDone: notice,
      csrfToken: web === undefined ? '' : reply.generateCsrf(),
      cspNonce: reply.cspNonce.script,
      view: page.template,
      route: routeOf(reply),
    });
  }

  /** A template with its model alone. */
  renderTemplate(template: string, model: Readonly<Record<string, unknown>>): string {
    return this.environment.render(`${template}.njk`, model);
  }
}

/** The route that answers, such as `GET /interventions/:id`; nothing where no route did. */
function routeOf({ request: { method, routeOptions } }: FastifyReply): string {
  return routeOptions.url === undefined ? '' : `${method} ${routeOptions.url}`;
}
