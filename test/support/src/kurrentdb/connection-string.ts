/** Settings of the client in its connection string. */
export type ConnectionSettings = Readonly<Record<string, string | number | boolean>>;

/**
 * The connection string of a client for a port of the loopback, of a double or of a proxy before it; without
 * TLS unless the settings say so. A short discovery interval spares the first read half a second.
 */
export function connectionString(
  port: number,
  settings: ConnectionSettings = {},
  credentials = '',
): string {
  const all = Object.entries({ tls: false, discoveryInterval: 10, ...settings });
  const query = all.map(([key, value]) => `${key}=${value}`).join('&');
  return `kurrentdb://${credentials === '' ? '' : `${credentials}@`}127.0.0.1:${port}?${query}`;
}
