import type { AllowedActs, Intervention } from '@interventions/contracts';
import { missingOf, type MissingView } from './opening-acts.js';

/** One condition of the test for closing, with why it is met or not and what would meet it. */
export interface ClosingCondition {
  readonly title: string;
  readonly met: boolean;
  /** Whether closing is refused without it; otherwise it is only to be looked at. */
  readonly needed: boolean;
  readonly why: string;
  readonly links: MissingView['links'];
}

/** The test for closing a case. */
export interface ClosingTest {
  readonly conditions: readonly ClosingCondition[];
  readonly mayClose: boolean;
}

type Act = AllowedActs['items'][number];
type Facts = Pick<
  Intervention,
  'id' | 'laCode' | 'status' | 'instruments' | 'delivery' | 'conditions'
>;

/** Instruments that must have ended, by the act that ends them. */
const endings: Readonly<Record<string, string>> = {
  direction: 'DirectionRevoked',
  'improvement-notice': 'ImprovementNoticeLifted',
  commissioner: 'CommissionerWithdrawn',
};
/** Help that usually ends with a case, by the act that ends it. */
const helpEndings: Readonly<Record<string, string>> = {
  adviser: 'AdviserEnded',
  'improvement-partner': 'ImprovementPartnerEnded',
  'improvement-board': 'BoardStoodDown',
  'support-package': 'SupportPackageEnded',
};
const conditionEndings = ['ConditionMet', 'ConditionWaived'];

/** The test for closing a case as it stands today. What is refused is decided by the api; here it is told. */
export function closingTest(record: Facts, allowed: readonly Act[]): ClosingTest {
  const closing = allowed.find(({ act }) => act === 'InterventionClosed');
  const place = { laCode: record.laCode, interventionId: record.id };
  const missing = closing === undefined ? [] : missingOf(closing, place);
  const namesOf = (kinds: Readonly<Record<string, string>>) =>
    record.instruments.filter(({ kind }) => kinds[kind] !== undefined).map(({ name }) => name);
  const linksTo = (acts: readonly string[]) =>
    allowed
      .filter(({ act, allowed: can }) => can && acts.includes(act))
      .map(({ label, route }) => ({
        text: label,
        href: `/interventions/${record.id}/record/${route}`,
      }));
  const inForce = namesOf(endings);
  const help = namesOf(helpEndings);
  const open = record.conditions.filter(({ status }) => status === 'open' || status === 'missed');
  const settled = ['council', 'trust', 'partnership'].includes(record.delivery.phase);
  const deliveryLinks = missing.find(({ because }) => because.startsWith('The delivery'))?.links;
  return {
    mayClose: closing?.allowed === true,
    conditions: [
      {
        title: 'The case is open',
        met: record.status === 'open',
        needed: true,
        why: record.status === 'open' ? 'It is open' : `It is ${record.status}`,
        links: [],
      },
      {
        title: 'No direction, notice or commissioner is in force',
        met: inForce.length === 0,
        needed: true,
        why: inForce.length === 0 ? 'None is in force' : `In force: ${inForce.join('; ')}`,
        links: inForce.length === 0 ? [] : linksTo(Object.values(endings)),
      },
      {
        title: 'It is settled who runs the service',
        met: settled && deliveryLinks === undefined,
        needed: true,
        why: record.delivery.text,
        links: deliveryLinks ?? [],
      },
      {
        title: 'No condition is open',
        met: open.length === 0,
        needed: false,
        why: open.length === 0 ? 'None is open' : open.map(({ text }) => text).join('; '),
        links: open.length === 0 ? [] : linksTo(conditionEndings),
      },
      {
        title: 'No help is still running',
        met: help.length === 0,
        needed: false,
        why: help.length === 0 ? 'None is running' : `Running: ${help.join('; ')}`,
        links: help.length === 0 ? [] : linksTo(Object.values(helpEndings)),
      },
    ],
  };
}
