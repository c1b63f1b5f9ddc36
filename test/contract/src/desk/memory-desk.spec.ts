import { MemoryDesk } from '@interventions/application';
import { deskContract } from './desk.contract.js';

deskContract('in memory', () => {
  const desk = new MemoryDesk();
  return Promise.resolve({
    open: () => Promise.resolve(desk),
    dispose: () => Promise.resolve(),
  });
});
