import { mkdirSync } from 'node:fs';
import { evaluate, obligationStateWords, stateOf, type Entry } from '@interventions/domain';
import { generatedCase } from './generated-cases.js';
import { elapsedSeconds, processorSeconds } from './measure.js';
import type { BenchOptions } from './options.js';
import { realCases } from './real-cases.js';
import { seededRandom } from './seeded-random.js';
import { median, medianRatio } from './statistics.js';

/** How fast a set of cases is evaluated. */
export type EvaluatedSet = {
  readonly name: string;
  readonly cases: number;
  readonly entries: number;
  /** Entries of the longest of them. */
  readonly longest: number;
  readonly obligations: number;
  /** Obligations by their state. */
  readonly states: Readonly<Record<string, number>>;
  readonly casesPerSecond: number;
  /** How many times as long as folding the state alone: what evaluating costs on top of reading a case. */
  readonly timesOfFold: number;
};

export type EvaluationReport = { readonly asOf: string; readonly sets: readonly EvaluatedSet[] };

const asOf = '2026-11-20';
/** A round of fewer would measure the clock. */
const leastCases = 500;

/** Evaluates all real histories, and as many generated ones, each by the policy of its events’ dates. */
export async function measureEvaluation(
  folder: string,
  generated: number,
  { rounds, seed, cpu }: Pick<BenchOptions, 'rounds' | 'seed' | 'cpu'>,
  onStep: (name: string) => void,
): Promise<EvaluationReport> {
  mkdirSync(folder, { recursive: true });
  onStep('loading the real histories');
  const real = await realCases(folder);
  onStep('generating cases');
  const random = seededRandom(seed);
  const made = Array.from({ length: generated }, (_, number) => generatedCase(random, number));
  const sets: EvaluatedSet[] = [];
  for (const [name, cases] of [
    ['real', real],
    ['generated', made],
  ] as const) {
    onStep(`evaluating ${name} cases`);
    sets.push(measured(name, cases, rounds, cpu ? processorSeconds : elapsedSeconds));
  }
  return { asOf, sets };
}

/** The report in words. */
export function evaluationText({ asOf: day, sets }: EvaluationReport): string {
  const lines = sets.map(
    ({ name, cases, entries, longest, obligations, states, casesPerSecond, ...set }) =>
      [
        `  ${count(cases)} ${name} cases of ${(entries / cases).toFixed(1)} entries, at most ${count(longest)}: ${count(casesPerSecond)} cases/s, ${set.timesOfFold.toFixed(1)} × folding the state`,
        `    ${count(obligations)} obligations: ${Object.entries(states)
          .map(([state, number]) => `${count(number)} ${state.toLowerCase()}`)
          .join(', ')}`,
      ].join('\n'),
  );
  return [`Evaluating cases as of ${day}:`, ...lines].join('\n');
}

function measured(
  name: string,
  cases: readonly (readonly Entry[])[],
  rounds: number,
  clock: () => number,
): EvaluatedSet {
  const states = new Map<string, number>();
  for (const one of cases)
    for (const { state } of evaluate(null, one, { asOf }).obligations) {
      const words = obligationStateWords[state];
      states.set(words, (states.get(words) ?? 0) + 1);
    }
  const evaluating: number[] = [];
  const folding: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    evaluating.push(perSecond(cases, clock, (one) => evaluate(null, one, { asOf })));
    folding.push(perSecond(cases, clock, (one) => stateOf(one, { validAt: asOf })));
  }
  return {
    name,
    cases: cases.length,
    entries: cases.reduce((sum, one) => sum + one.length, 0),
    longest: cases.reduce((most, one) => Math.max(most, one.length), 0),
    obligations: [...states.values()].reduce((sum, number) => sum + number, 0),
    states: Object.fromEntries(states),
    casesPerSecond: median(evaluating),
    timesOfFold: medianRatio(folding, evaluating),
  };
}

function perSecond(
  cases: readonly (readonly Entry[])[],
  clock: () => number,
  work: (one: readonly Entry[]) => unknown,
): number {
  globalThis.gc?.();
  const passes = Math.ceil(leastCases / cases.length);
  const start = clock();
  for (let pass = 0; pass < passes; pass += 1) for (const one of cases) work(one);
  return (passes * cases.length) / (clock() - start);
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}
