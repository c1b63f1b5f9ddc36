export * from './whole-file.js';
