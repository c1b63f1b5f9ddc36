import { readFileSync } from 'node:fs';
import { KurrentDBClient, type ChannelCredentialOptions } from '@kurrent/kurrentdb-client';
import {
  parseConnectionString,
  type ConnectionOptions,
} from '@kurrent/kurrentdb-client/dist/Client/parseConnectionString.js';
import grpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type { StreamsClient } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type {
  ReadReq,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

/** A call that reads; it holds a stream of HTTP/2 until it ended or was cancelled. */
export type ReadCall = AsyncIterable<ReadResp> & { cancel(): void };

/** Only the client's published reads use its native half, which is never freed: each leaves 100 KB behind. */
const noNativeHalf = {} as KurrentDBClient['rustClient'];

/** The official client of KurrentDB without its native half, which can be made and ended any number of times. */
export class ChannelClient extends KurrentDBClient {
  #channel: ReturnType<KurrentDBClient['getChannel']> | undefined;

  /** Throws an error of its own for what is no connection string, or names a file that cannot be read. */
  constructor(connectionString: string) {
    const { hosts, dnsDiscover, defaultCredentials, ...options } =
      parseConnectionString(connectionString);
    const [first] = hosts;
    if (first === undefined) throw new Error('The address names no host.');
    const credentials = channelCredentials(options);
    // One overload each in the client's types.
    if (dnsDiscover)
      super(noNativeHalf, { ...options, discover: first }, credentials, defaultCredentials);
    else if (hosts.length > 1)
      super(noNativeHalf, { ...options, endpoints: hosts }, credentials, defaultCredentials);
    else super(noNativeHalf, { ...options, endpoint: first }, credentials, defaultCredentials);
    const open = this.getChannel;
    this.getChannel = () => (this.#channel = open());
  }

  /** Begins a call that reads, over the connection that all calls share. */
  read(request: ReadReq, deadline: Date): Promise<ReadCall> {
    // Of a follower, a read after an append may miss it: what it would lead to is a wrong conflict.
    const options = { requiresLeader: true };
    return this.GRPCStreamCreator<StreamsClient, ReturnType<StreamsClient['read']>>(
      grpc.StreamsClient,
      'read',
      (streams) => streams.read(request, ...this.callArguments(options, { deadline })),
    )();
  }

  /** Ends its calls and its connection, which would keep the process alive. */
  async end(): Promise<void> {
    await this.dispose();
    (await this.#channel)?.close();
  }
}

function channelCredentials(
  options: Omit<ConnectionOptions, 'hosts' | 'dnsDiscover'>,
): ChannelCredentialOptions {
  const { tls, tlsVerifyCert, tlsCAFile, userCertFile, userKeyFile } = options;
  if (tls === false) return { insecure: true };
  return {
    ...(tlsVerifyCert === false && { verifyOptions: { rejectUnauthorized: false } }),
    ...(tlsCAFile !== undefined && { rootCertificate: readFileSync(tlsCAFile) }),
    ...(userCertFile !== undefined && { userCertFile: readFileSync(userCertFile) }),
    ...(userKeyFile !== undefined && { userKeyFile: readFileSync(userKeyFile) }),
  };
}
