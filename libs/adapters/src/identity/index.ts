export * from './local-issuer.js';
export * from './signing-key.js';
