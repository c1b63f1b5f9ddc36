import type { ActName } from './acts/index.js';

/** Acts that decide something in a case: of each it can be asked what was known on its day. */
export const decidingActs = [
  'MinisterialDecisionMade',
  'DirectionIssued',
  'DirectionRevised',
  'DirectionRevoked',
  'CommissionerAppointed',
  'CommissionerReplaced',
  'CommissionerWithdrawn',
  'ReturnDecided',
  'ReviewHeld',
  'ContractReviewed',
] as const satisfies readonly ActName[];

/** Whether an act of this name decides. */
export function decides(act: string): boolean {
  return decidingActs.some((name) => name === act);
}
