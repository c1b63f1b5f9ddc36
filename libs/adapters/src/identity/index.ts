export * from './identity-settings.js';
export * from './local-issuer.js';
export * from './signing-key.js';
export * from './operator-token.js';
