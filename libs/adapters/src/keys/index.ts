export * from './erasable-value.js';
export * from './key-ring-protector.js';
export * from './subject-key-protector.js';
export type { SubjectKey } from './subject-keys.js';
