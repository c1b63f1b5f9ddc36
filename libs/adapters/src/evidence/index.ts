export * from './evidence-settings.js';
export { FileEvidenceStore } from './file-evidence-store.js';
export { MemoryEvidenceStore } from './memory-evidence-store.js';
