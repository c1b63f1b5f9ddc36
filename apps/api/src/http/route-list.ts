/** One route as the server knows it: `GET /v1/interventions/:id`. */
export type Route = { readonly method: string; readonly path: string };

/** Every route of the server, gathered as they are registered. */
export class RouteList {
  readonly #routes: Route[] = [];

  add(methods: string | readonly string[], path: string): void {
    for (const method of [methods].flat()) this.#routes.push({ method, path });
  }

  all(): readonly Route[] {
    return this.#routes;
  }

  /** The methods that an address answers to, in order; none when there is nothing. */
  methodsOf(url: string): readonly string[] {
    const [path = ''] = url.split('?');
    const methods = this.#routes
      .filter((route) => matches(route.path, path))
      .map(({ method }) => method);
    return [...new Set(methods)].sort();
  }
}

function matches(pattern: string, path: string): boolean {
  const expected = pattern.split('/');
  const given = path.split('/');
  if (expected.at(-1) === '*') return false;
  return (
    expected.length === given.length &&
    expected.every((part, index) => part.startsWith(':') || part === given[index])
  );
}
