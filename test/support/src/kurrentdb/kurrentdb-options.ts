import { ServerCredentials } from '@grpc/grpc-js';
import type { User } from './credentials.js';

/** How a double is set up. */
export type KurrentDbDoubleOptions = {
  /** Port of the loopback; a free one otherwise. */
  readonly port?: number;
  /** A file that keeps the records; otherwise they are in memory only. */
  readonly file?: string;
  /** Most bytes of one append: data, metadata and twice the letters of the type. 1 MiB as up to version 25.0. */
  readonly maxAppendSize?: number;
  /** Most bytes of one event; no limit of its own otherwise. */
  readonly maxAppendEventSize?: number;
  /** False makes the client use the unary append, as with servers before 21.10. */
  readonly batchAppend?: boolean;
  /** Users by name. Without any, the server is what is called insecure: everybody may do everything. */
  readonly users?: Readonly<Record<string, User>>;
  /** Without users: lets clients write streams that begin with $. */
  readonly systemStreams?: boolean;
  /** TLS with this key and certificate, in PEM; with `clientCa`, clients must show a certificate of it. */
  readonly tls?: { readonly key: string; readonly cert: string; readonly clientCa?: string };
  /** Milliseconds since 1970; the time of the machine otherwise. */
  readonly clock?: () => number;
  /** After so many appends the server writes a record of its own. 5 otherwise. */
  readonly systemRecordEvery?: number;
  /** Position of the server’s first record. 0 otherwise. */
  readonly firstPosition?: bigint;
  /** What it says it is. */
  readonly version?: string;
};

/** With TLS or without, as the options say. */
export function serverCredentials({ tls }: KurrentDbDoubleOptions): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  return ServerCredentials.createSsl(
    tls.clientCa === undefined ? null : Buffer.from(tls.clientCa),
    [{ private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.cert) }],
    tls.clientCa !== undefined,
  );
}
