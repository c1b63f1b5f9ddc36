import {
  evaluate,
  failureTest,
  findPolicy,
  obligationsOf,
  policyVersions,
  type DatedJudgement,
  type Entry,
  type ObligationKind,
  type PolicyVersion,
} from '@interventions/domain';
import { importRealHistories, type RealHistories } from '../histories/real-histories.fixture.js';

let real: RealHistories;

beforeAll(async () => {
  real = await importRealHistories();
}, 60_000);

const asOf = '2026-11-22';

async function evaluated(file: string, intervention: string, policy: string | null = null) {
  const entries = await real.entriesOf(file, intervention);
  const imposed = policy === null ? null : versionNamed(policy);
  return evaluate(imposed, entries, { asOf });
}

async function inShort(
  file: string,
  intervention: string,
  kinds: readonly ObligationKind[],
  policy: string | null = null,
): Promise<readonly string[]> {
  return (await evaluated(file, intervention, policy)).obligations
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, state, due }) => `${kind} ${state} ${due?.latest ?? 'no date'}`);
}

function judgementsIn(entries: readonly Entry[]): readonly DatedJudgement[] {
  return entries
    .filter(({ act }) => act === 'JudgementRecorded')
    .map(({ id, data }) => ({
      id,
      effectiveOn: data.effectiveOn,
      data: data.details as DatedJudgement['data'],
    }));
}

describe('Northamptonshire 2018: direction and commissioner before the inadequate judgement', () => {
  it('finds the commissioner in post already, and no step out of turn', async () => {
    const { obligations, departures } = await evaluated('northamptonshire', 'spell-2018');
    const commissioner = obligations.find(({ kind }) => kind === 'commissioner');
    expect(commissioner).toMatchObject({
      state: 'met',
      met: { because: 'A commissioner was in post already' },
    });
    expect(departures).toEqual([]);
  });

  it('counts reviews from the opening in November 2018, and ends with the county', async () => {
    const { phase, obligations } = await evaluated('northamptonshire', 'spell-2018');
    const reviews = obligations.filter(({ kind }) => kind === 'review');
    expect(reviews.map(({ due }) => due)).toContainEqual({
      earliest: '2019-05-01',
      latest: '2019-05-30',
    });
    expect(reviews.at(-1)).toMatchObject({ state: 'lapsed' });
    expect(phase.because).toBe('The case passed to other councils on 1 April 2021.');
  });

  it('finds the report and the decision that followed it', async () => {
    expect(
      await inShort('northamptonshire', 'spell-2018', ['commissioner-report', 'decision']),
    ).toEqual(['commissioner-report met-late 2019-02-28', 'decision met no date']);
  });
});

describe('Medway 2019: stated to be persistent, and not by the computed test', () => {
  it('expects no commissioner by the test, though one was appointed', async () => {
    const { obligations, explanations } = await evaluated('medway', 'spell-2019');
    expect(obligations.filter(({ kind }) => kind === 'commissioner')).toEqual([]);
    expect(explanations.find(({ about }) => about === 'failure-test')?.says).toContain(
      'systemic failure no, persistent failure no',
    );
  });

  it('counts the review of December 2020 for the third window', async () => {
    const { obligations } = await evaluated('medway', 'spell-2019');
    const held = obligations.filter(({ kind, met }) => kind === 'review' && met !== null);
    expect(held).toMatchObject([{ what: 'Six-month review 3', due: { latest: '2021-02-27' } }]);
  });

  it('finds the report a little late and the decision to give more time', async () => {
    expect(await inShort('medway', 'spell-2019', ['commissioner-report', 'decision'])).toEqual([
      'commissioner-report met-late 2019-11-27',
      'decision met no date',
    ]);
  });
});

describe('Sefton 2022: retained', () => {
  it('finds no compelling reasons in the source, and the presumption set aside', async () => {
    const { departures } = await evaluated('sefton', 'spell-2021');
    expect(departures).toMatchObject([{ rule: 'R5', policyId: 'intervention-2022' }]);
    expect(
      await inShort('sefton', 'spell-2021', ['commissioner', 'compelling-reasons', 're-review']),
    ).toEqual([
      'compelling-reasons not-recorded 2022-11-22',
      're-review not-recorded 2023-11-22',
      'commissioner met no date',
    ]);
  });

  it('asks for no report of the successor after the first had reported', async () => {
    expect(await inShort('sefton', 'spell-2021', ['commissioner-report'])).toEqual([
      'commissioner-report met-late 2022-08-31',
    ]);
  });

  it('is counted from the judgement of May 2022, since only the year of the opening is known', async () => {
    const { obligations } = await evaluated('sefton', 'spell-2021');
    const open = obligations.filter(({ kind, state }) => kind === 'review' && state === 'open');
    expect(open.map(({ due }) => due?.latest)).toEqual(['2027-05-09']);
  });
});

describe('West Sussex 2019 to 2022: removed, paused, cancelled', () => {
  it('finds compelling reasons with the pause, which carry over to the cancellation', async () => {
    const { obligations } = await evaluated('west-sussex', 'spell-2019');
    const reasons = obligations.filter(({ kind }) => kind === 'compelling-reasons');
    expect(reasons.map(({ state, met }) => [state, met?.because])).toEqual([
      ['met', 'The decision gives compelling reasons'],
      ['met', 'The reasons given with the earlier decision stand'],
    ]);
  });

  it('expects none before there was a presumption, nor under the Committee’s alternative', async () => {
    const kinds = ['compelling-reasons', 'options-assessment'] as const;
    expect(await inShort('west-sussex', 'spell-2019', kinds, 'select-committee-2016')).toEqual([
      'options-assessment not-recorded 2019-11-08',
    ]);
  });
});

describe('Devon: persistent by one date basis and not by the other', () => {
  /** The two inadequate reports; Devon has no case in the files. */
  const devon: readonly DatedJudgement[] = (
    [
      ['2020-03-17', '2020-01-31', 'ILACS'],
      ['2025-05-13', '2024-10-11', 'ILACS'],
    ] as const
  ).map(([effectiveOn, inspectionEnd, framework]) => ({
    id: effectiveOn,
    effectiveOn,
    data: { framework, inspectionEnd, grades: {}, overall: 'inadequate' },
  }));

  it.each([
    ['publication', 'no'],
    ['inspection-end', 'yes'],
  ] as const)('by %s: %s', (basis, answer) => {
    const policy = versionNamed('putting-children-first-2016');
    const test = failureTest(devon, policy, { asOf: '2025-05-13', basis });
    expect(test.persistent.answer).toBe(answer);
  });
});

describe('Slough under its own policies and under another', () => {
  it('is judged persistent in 2016 only where the definition is imposed', async () => {
    const entries = await real.entriesOf('slough', 'spell-2014');
    const test = failureTest(judgementsIn(entries), versionNamed('definitions-2016'), {
      asOf: '2016-02-17',
    });
    expect(test.persistent.answer).toBe('yes');
    expect(await inShort('slough', 'spell-2014', ['commissioner'])).toEqual([]);
    const { obligations, departures } = await evaluated(
      'slough',
      'spell-2014',
      'intervention-2022',
    );
    const [first, second] = obligations.filter(({ kind }) => kind === 'commissioner');
    expect([first?.state, second?.state]).toEqual(['met', 'lapsed']);
    expect(second?.undecided).toContain('ended between October 2014 and 1 April 2021');
    expect(departures.filter(({ entryId }) => entryId === null)).toEqual([]);
  });

  it('needs no take-over in 2016, since the trust ran its services already', async () => {
    expect(await inShort('slough', 'spell-2014', ['take-over'])).toEqual([]);
  });

  it('keeps the keys of its reviews under every policy', async () => {
    const entries = await real.entriesOf('slough', 'spell-2014');
    const keysUnder = (policy: string | null) =>
      evaluate(policy === null ? null : versionNamed(policy), entries, { asOf })
        .obligations.filter(({ kind }) => kind === 'review')
        .map(({ key, due }) => `${key} ${due?.latest ?? ''}`);
    expect(keysUnder('putting-children-first-2016')).toEqual(
      expect.arrayContaining(keysUnder(null)),
    );
  });
});

describe('every real case', () => {
  it('misses nothing from before the service held it, but for grades that the declared inspections did not give', async () => {
    const cases = await real.everyCase();
    expect(cases.length).toBeGreaterThan(20);
    const missed = cases.flatMap((entries) =>
      evaluate(null, entries, { asOf }).obligations.filter(({ state }) => state === 'missed'),
    );
    const before = missed.filter(({ due }) => (due?.latest ?? '') < '2026-07-01');
    expect(missed.length - before.length).toBeGreaterThan(5);
    expect([...new Set(before.map(({ kind }) => kind))]).toEqual(['target']);
  });

  it('has one next review at most, and says of each obligation why', async () => {
    for (const entries of await real.everyCase()) {
      const { obligations } = evaluate(null, entries, { asOf });
      const open = obligations.filter(({ kind, state }) => kind === 'review' && state === 'open');
      expect(open.length).toBeLessThanOrEqual(1);
      expect(obligations.filter(({ explanation }) => !/^[A-Z“].*\.$/s.test(explanation))).toEqual(
        [],
      );
    }
  });

  it('can be laid out under every version, with keys that are each one’s own', async () => {
    for (const entries of await real.everyCase())
      for (const policy of policyVersions) {
        const keys = obligationsOf(entries, { policy, until: asOf }).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }
  });
});

function versionNamed(id: string): PolicyVersion {
  const version = findPolicy(id);
  if (version === undefined) throw new Error(`There is no version ${id}.`);
  return version;
}
