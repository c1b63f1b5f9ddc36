export * from './api-client.js';
export * from './deferred.js';
export * from './platform.js';
export * from './redis-server.js';
export * from './tcp-proxy.js';
export * from './timer-ledger.js';
