export * from './backend-options.js';
export * from './backend.js';
export * from './backend-settings.js';
export * from './late-event-store.js';
export * from './open-case-log.js';
export * from './witness-keeper.js';
