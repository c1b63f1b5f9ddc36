export * from './api-client.js';
export * from './platform.js';
