import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { filesFolder } from '../places.js';
import { withoutTransport } from './without-transport.js';

/** A file as it is served; `digest` stands in its address, so that it may be kept for ever. */
export interface Asset {
  readonly type: string;
  readonly body: string;
  readonly digest: string;
}

const require = createRequire(import.meta.url);
const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The style sheets, scripts and icons of the pages, read once. */
@Injectable()
export class AssetStore {
  private readonly assets: ReadonlyMap<string, Asset>;

  constructor() {
    const govuk = packageFile('govuk-frontend', 'dist/govuk');
    const moj = packageFile('@ministryofjustice/frontend', 'moj');
    const styles = (file: string) => withoutTransport(readFileSync(file, 'utf8'));
    this.assets = new Map(
      Object.entries({
        'govuk-frontend.min.css': styles(join(govuk, 'govuk-frontend.min.css')),
        'moj-frontend.min.css': styles(join(moj, 'moj-frontend.min.css')),
        'govuk-frontend.min.js': readFileSync(join(govuk, 'govuk-frontend.min.js'), 'utf8'),
        ...Object.fromEntries(
          [
            'interventions.css',
            'deadlines.css',
            'decisions.css',
            'evidence.css',
            'search.css',
            'overviews.css',
            'start.css',
            'acts.css',
            'timeline.css',
            'claims.css',
            'opening.css',
            'improvement.css',
            'briefings.css',
            'start.js',
            'live.js',
            'councils.js',
            'recording.js',
            'icon.svg',
          ].map((name) => [name, readFileSync(join(filesFolder, name), 'utf8')]),
        ),
      }).map(([name, body]) => [name, asset(name, body)]),
    );
  }

  find(name: string): Asset | undefined {
    return this.assets.get(name);
  }

  /** Address of a file, with its digest. Throws where there is no such file. */
  url(name: string): string {
    const found = this.find(name);
    if (found === undefined) throw new Error(`There is no asset ${name}.`);
    return `/assets/${name}?v=${found.digest}`;
  }
}

function asset(name: string, body: string): Asset {
  return {
    type: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    body: body.replace(/\/[/*][#@] sourceMappingURL=.*$/m, ''),
    digest: createHash('sha256').update(body).digest('hex').slice(0, 16),
  };
}

function packageFile(name: string, path: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), path);
}
