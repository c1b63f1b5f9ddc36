import type { ActName } from '../case/index.js';
import { deliveryExamples } from './delivery-examples.js';
import { interventionExamples } from './intervention-examples.js';

/** A worked example of an act: details that make sense after its requirements, and the line they read as. */
export type ActExample = {
  readonly details: Readonly<Record<string, unknown>>;
  readonly says: string;
};

/** One worked example for every act; the type makes sure that none is missing. */
export const actExamples: Readonly<Record<ActName, ActExample>> = {
  ...interventionExamples,
  ...deliveryExamples,
};
