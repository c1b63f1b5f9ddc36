import { pageRoutes, samplesOf, type Places } from './page-samples.js';

const places: Places = {
  id: '1',
  home: '/interventions/1',
  laCode: '871',
  entry: '2',
  decision: '3',
  vehicle: 'a trust',
  policy: 'p',
  overviews: ['phases', 'spells'],
};

describe('the pages that are measured', () => {
  it('are all that are read but those that a log alone does not hold', () => {
    const without = pageRoutes().filter((route) => samplesOf(route, places) === null);
    expect(without).toEqual([
      '/authorities/:id/recorded/:entry',
      '/calendar-feeds/:id/stop',
      '/drafts/:id',
      '/drafts/:id/delete',
      '/notices/:reference',
    ]);
    expect(pageRoutes().length).toBeGreaterThan(40);
  });

  it('have whole addresses', () => {
    const paths = pageRoutes().flatMap((route) => samplesOf(route, places) ?? []);
    expect(paths.filter((path) => /[: ]/.test(path))).toEqual([]);
    expect(paths).toContain('/interventions/1/timeline');
    expect(paths).toContain('/overviews/spells');
    expect(paths).toContain('/vehicles/a%20trust');
  });
});
