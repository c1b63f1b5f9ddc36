export * from './backend.js';
export * from './late-event-store.js';
