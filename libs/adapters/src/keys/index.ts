export * from './subject-key-protector.js';
