import { RouteList } from './route-list.js';

describe('RouteList', () => {
  const routes = new RouteList();
  routes.add('GET', '/v1/interventions/:id');
  routes.add(['POST', 'GET'], '/v1/interventions');
  routes.add('GET', '/docs/*');

  it.each([
    ['/v1/interventions', ['GET', 'POST']],
    ['/v1/interventions?x=1', ['GET', 'POST']],
    ['/v1/interventions/7', ['GET']],
    ['/v1/interventions/7/more', []],
    ['/v1', []],
    ['/docs/anything', []],
  ])('knows what %s answers to', (url, methods) => {
    expect(routes.methodsOf(url)).toEqual(methods);
  });
});
