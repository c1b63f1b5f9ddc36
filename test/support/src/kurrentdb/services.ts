import type { Server } from '@grpc/grpc-js';
import gossipServices from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import featureServices from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import streamServices from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type { IGossipServer } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import type { IServerFeaturesServer } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import type { IStreamsServer } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import { append, batchAppend } from './append-service.js';
import { clusterInfo, supportedMethods, type ClusterMember } from './cluster-service.js';
import { deleteStream, tombstoneStream } from './deletion-service.js';
import { read } from './read-service.js';
import { internal, unauthenticated } from './refusals.js';
import type { ServerContext } from './server-context.js';

/** What a server says of itself. */
export type ServerIdentity = {
  readonly version: string;
  readonly offersBatchAppend: boolean;
  members(): readonly ClusterMember[];
};

/** Puts the services of the double on a server. What is not there, the server answers as unimplemented. */
export function serve(server: Server, context: ServerContext, identity: ServerIdentity): void {
  const streams: Pick<IStreamsServer, 'append' | 'batchAppend' | 'read' | 'delete' | 'tombstone'> =
    {
      append: (call, callback) => append(context, call, callback),
      batchAppend: (call) => batchAppend(context, call),
      read: (call) => {
        read(context, call).catch((error: unknown) => call.emit('error', internal(error)));
      },
      delete: (call, callback) => {
        deleteStream(context, call, callback).catch((error: unknown) => callback(internal(error)));
      },
      tombstone: (call, callback) => {
        tombstoneStream(context, call, callback).catch((error: unknown) =>
          callback(internal(error)),
        );
      },
    };
  const features: IServerFeaturesServer = {
    getSupportedMethods: (call, callback) => {
      context.calls.count('features');
      void context.switches.gate().then((alive) => {
        if (!alive) return;
        if (context.access.authenticate(call.metadata)) return callback(unauthenticated());
        callback(null, supportedMethods(identity.version, identity.offersBatchAppend));
      });
    },
  };
  const gossip: IGossipServer = {
    read: (_call, callback) => {
      context.calls.count('gossip');
      void context.switches.gate().then((alive) => {
        if (alive) callback(null, clusterInfo(identity.members()));
      });
    },
  };
  server.addService(streamServices.StreamsService, { ...streams });
  server.addService(featureServices.ServerFeaturesService, features);
  server.addService(gossipServices.GossipService, gossip);
}
