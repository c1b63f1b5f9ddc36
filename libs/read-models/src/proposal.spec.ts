import type { JudgementData, KnownJudgement } from '@interventions/domain';
import { isProposed, type Spell } from './proposal.js';

const today = '2026-11-21';

function judged(effectiveOn: string, data: Partial<JudgementData> = {}): KnownJudgement {
  const full: JudgementData = { framework: 'ILACS', grades: {}, overall: 'inadequate', ...data };
  return { id: effectiveOn, effectiveOn, data: full };
}

const proposed = (
  judgements: readonly KnownJudgement[],
  spells: readonly Spell[] = [],
  council: { readonly to?: string } = {},
): boolean => isProposed(council, judgements, spells, today);

describe('a proposed intervention', () => {
  it('follows the latest full inspection being inadequate, by date of publication', () => {
    expect(proposed([judged('2026-05-01')])).toBe(true);
    expect(proposed([judged('2026-05-01'), judged('2020-05-01', { overall: 'good' })])).toBe(true);
    expect(proposed([judged('2020-05-01'), judged('2026-05-01', { overall: 'good' })])).toBe(false);
    expect(proposed([])).toBe(false);
  });

  it('takes no notice of narrower inspections', () => {
    expect(proposed([judged('2012-05-01', { framework: 'CP-2012' })])).toBe(false);
    expect(
      proposed([
        judged('2026-01-01'),
        judged('2026-05-01', { framework: 'unknown', overall: 'good' }),
      ]),
    ).toBe(true);
  });

  it.each(['not-given', 'unknown', null] as const)(
    'follows any inadequate heading where the overall grade is %s',
    (overall) => {
      const grades = { leaders: 'inadequate', 'in-care': 'good' } as const;
      expect(proposed([judged('2026-09-01', { overall, grades })])).toBe(true);
      expect(proposed([judged('2026-09-01', { overall, grades: { leaders: 'good' } })])).toBe(
        false,
      );
    },
  );

  it('does not follow a heading where there is an overall grade', () => {
    const grades = { leaders: 'inadequate' } as const;
    expect(proposed([judged('2026-03-01', { overall: 'requires-improvement', grades })])).toBe(
      false,
    );
  });

  it('is not made while a case is open, or when one was closed since', () => {
    const judgements = [judged('2026-05-01')];
    expect(proposed(judgements, [{ status: 'open', closedOn: null }])).toBe(false);
    expect(proposed(judgements, [{ status: 'closed', closedOn: '2026-06-01' }])).toBe(false);
    expect(proposed(judgements, [{ status: 'closed', closedOn: '2019-06-01' }])).toBe(true);
  });

  it('is not made for a council that is gone', () => {
    expect(proposed([judged('2019-05-01')], [], { to: '2021-03-31' })).toBe(false);
  });
});
