import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesFolder } from '../places.js';
import { AssetStore } from './asset-store.js';
import { withoutTransport } from './without-transport.js';

describe('the files of the pages', () => {
  const store = new AssetStore();

  it('hold no trace of the GDS Transport font', () => {
    for (const name of ['govuk-frontend.min.css', 'moj-frontend.min.css']) {
      const css = store.find(name)?.body ?? '';
      expect(css.length).toBeGreaterThan(10_000);
      expect(css).not.toMatch(/GDS Transport|@font-face|\.woff/);
    }
  });

  it('keep every other rule of a style sheet', () => {
    const css =
      '@font-face{font-family:GDS Transport;src:url(a.woff2)}a{font-family:GDS Transport,arial,sans-serif;color:red}';
    expect(withoutTransport(css)).toBe('a{font-family:arial,helvetica,sans-serif;color:red}');
  });

  it('hold at most 40 kB of scripts of our own, compressed', () => {
    const scripts = readdirSync(filesFolder).filter((name) => name.endsWith('.js'));
    expect(scripts).toContain('start.js');
    const sizes = scripts.map((name) => gzipSync(readFileSync(join(filesFolder, name))).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(40_000);
  });

  it('serve every script, and every style sheet', () => {
    for (const name of readdirSync(filesFolder)) expect(store.find(name)?.body).toBeTruthy();
  });

  it('are addressed by their content', () => {
    expect(store.url('start.js')).toMatch(/^\/assets\/start\.js\?v=[0-9a-f]{16}$/);
    expect(() => store.url('../config.ts')).toThrow('There is no asset');
    expect(store.find('../config.ts')).toBeUndefined();
  });
});
