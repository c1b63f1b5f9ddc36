export * from './improvement.data.js';
