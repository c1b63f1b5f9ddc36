import { randomUUID } from 'node:crypto';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { ClusterInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import type { SupportedMethods } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';

/** A node as gossip tells of it. */
export type ClusterMember = {
  readonly host: string;
  readonly port: number;
  readonly state: 'leader' | 'follower' | 'read-only-replica' | 'catching-up';
  readonly alive: boolean;
};

const states = {
  leader: gossip.MemberInfo.VNodeState.LEADER,
  follower: gossip.MemberInfo.VNodeState.FOLLOWER,
  'read-only-replica': gossip.MemberInfo.VNodeState.READONLYREPLICA,
  'catching-up': gossip.MemberInfo.VNodeState.CATCHINGUP,
} as const;

const streamsService = 'event_store.client.streams.Streams';

/** What `GetSupportedMethods` answers. */
export function supportedMethods(version: string, offersBatchAppend: boolean): SupportedMethods {
  const names = ['read', 'append', 'delete', 'tombstone'];
  if (offersBatchAppend) names.push('batchappend');
  const methods = names.map((name) =>
    new features.SupportedMethod()
      .setServiceName(streamsService)
      .setMethodName(name)
      .setFeaturesList(name === 'read' ? ['position', 'events'] : []),
  );
  return new features.SupportedMethods()
    .setEventStoreServerVersion(version)
    .setMethodsList(methods);
}

/** What `Gossip/Read` answers. */
export function clusterInfo(members: readonly ClusterMember[]): ClusterInfo {
  return new gossip.ClusterInfo().setMembersList(
    members.map((member) =>
      new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString(randomUUID()))
        .setTimeStamp((BigInt(Date.now()) * 10_000n).toString())
        .setState(states[member.state])
        .setIsAlive(member.alive)
        .setHttpEndPoint(new gossip.EndPoint().setAddress(member.host).setPort(member.port)),
    ),
  );
}
