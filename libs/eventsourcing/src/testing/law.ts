import fc from 'fast-check';

/** How a law is tried. */
export type LawOptions = {
  /** Number of cases. Default 100. */
  readonly runs?: number;
  /** Cases that are always tried first. */
  readonly examples?: readonly (readonly unknown[])[];
};

type Arbitraries<Values extends [unknown, ...unknown[]]> = {
  [Index in keyof Values]: fc.Arbitrary<Values[Index]>;
};

const defaultSeed = 20_260_401;

/** The seed of every law: `PROPERTY_SEED`, or a fixed number, so that a run can be repeated. */
export function propertySeed(): number {
  const given = Number(process.env['PROPERTY_SEED'] ?? defaultSeed);
  if (!Number.isSafeInteger(given)) throw new Error('PROPERTY_SEED is a whole number.');
  return given;
}

/**
 * Tries a law on generated values. A predicate fails by answering false or by throwing; the error names the
 * law, the seed and the smallest counterexample.
 */
export function checkLaw<Values extends [unknown, ...unknown[]]>(
  name: string,
  arbitraries: Arbitraries<Values>,
  predicate: (...values: Values) => boolean | void,
  options: LawOptions = {},
): void {
  report(
    name,
    fc.check(fc.property<Values>(...arbitraries, predicate), parameters<Values>(options)),
  );
}

/** As `checkLaw`, for a predicate that waits. */
export async function checkLawAsync<Values extends [unknown, ...unknown[]]>(
  name: string,
  arbitraries: Arbitraries<Values>,
  predicate: (...values: Values) => Promise<boolean | void>,
  options: LawOptions = {},
): Promise<void> {
  report(
    name,
    await fc.check(
      fc.asyncProperty<Values>(...arbitraries, predicate),
      parameters<Values>(options),
    ),
  );
}

function parameters<Values>(options: LawOptions): fc.Parameters<Values> {
  return {
    seed: propertySeed(),
    numRuns: options.runs ?? 100,
    ...(options.examples && { examples: options.examples as Values[] }),
  };
}

function report<Values>(name: string, details: fc.RunDetails<Values>): void {
  if (!details.failed) return;
  throw new Error(
    `The law "${name}" does not hold (repeat with PROPERTY_SEED=${details.seed}).\n${fc.defaultReportMessage(details) ?? ''}`,
    {
      cause: details.errorInstance,
    },
  );
}
