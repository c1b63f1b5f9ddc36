export * from './api-client.js';
export * from './balancer.js';
export * from './fleet.js';
export * from './platform.js';
export * from './redis-server.js';
export * from './replica.js';
export * from './tcp-proxy.js';
export * from './timer-ledger.js';
