export * from './log-file.js';
export * from './sqlite-driver.js';
export * from './sqlite-event-store.js';
export * from './sqlite-read-db.js';
