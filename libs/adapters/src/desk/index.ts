export * from './late-desk.js';
export * from './sqlite-desk.js';
