/** A query as it stands in the URL: every value a text or several. */
export type UrlQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Only the named parameters of a raw query, as text; what is empty or not text is left out. */
export function pickQuery(raw: unknown, names: readonly string[]): UrlQuery {
  if (typeof raw !== 'object' || raw === null) return {};
  const given = new Map<string, unknown>(Object.entries(raw));
  return Object.fromEntries(
    names.flatMap((name) => {
      const texts = [given.get(name)]
        .flat()
        .filter((one): one is string => typeof one === 'string' && one.trim() !== '')
        .map((one) => one.trim().slice(0, 500));
      const [first, ...more] = texts;
      return first === undefined ? [] : [[name, more.length === 0 ? first : texts]];
    }),
  );
}

/** The first text of a parameter; empty where there is none. */
export function textOf(query: UrlQuery, name: string): string {
  const value = query[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? '';
}

/** An address with a query, with some parameters changed or, by undefined, dropped. */
export function urlWith(path: string, query: UrlQuery, changes: UrlQuery = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes }))
    for (const one of [value ?? []].flat()) if (one !== '') params.append(name, one);
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}
