import { MemoryEvidenceStore } from '@interventions/adapters/evidence';
import { evidenceStoreContract } from './evidence-store.contract.js';

evidenceStoreContract('memory', () =>
  Promise.resolve({ store: new MemoryEvidenceStore(), dispose: () => Promise.resolve() }),
);
