import { fileURLToPath } from 'node:url';
import { missingFrom, readInventory } from './missing.js';

describe('the inventory of pages', () => {
  it('holds the routes that show a page, and the templates, but neither frames nor parts', () => {
    const web = fileURLToPath(new URL('../../../../apps/web', import.meta.url));
    const { routes, views } = readInventory(web);
    expect(routes).toContain('POST /sign-in');
    expect(routes).not.toContain('GET /assets/:name');
    expect(views).toContain('recording/check');
    expect(views).not.toContain('layout');
    expect(views.filter((view) => /^parts\/|\/about\//.test(view))).toEqual([]);
    expect(views.length).toBeGreaterThan(50);
  });

  it('names what was never looked at', () => {
    const inventory = { routes: ['GET /help', 'POST /sign-in'], views: ['help/index', 'sign-in'] };
    expect(missingFrom(inventory, [{ route: 'GET /help', view: 'help/index' }])).toEqual([
      'route POST /sign-in',
      'template sign-in',
    ]);
  });
});
