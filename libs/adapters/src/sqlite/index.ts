export * from './sqlite-driver.js';
export * from './sqlite-event-store.js';
