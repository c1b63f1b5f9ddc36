import type { AuthorityRecord } from '@interventions/contracts';

/** The failure test by policy in force; where the two date bases agree, one answer stands for both. */
export function failureView({ failureTest }: Pick<AuthorityRecord, 'failureTest'>) {
  const policies = [...new Set(failureTest.map(({ policyId }) => policyId))];
  return policies.flatMap((policyId) => {
    const own = failureTest.filter((one) => one.policyId === policyId);
    const [first] = own;
    if (first === undefined) return [];
    const persistent = own.map(({ basis, persistent: { answer, because } }) => ({
      basis: basis === 'publication' ? 'by publication date' : 'by end of the inspection',
      answer,
      because,
    }));
    const same = persistent.every(
      ({ answer, because }) =>
        answer === persistent[0]?.answer && because === persistent[0].because,
    );
    return [
      {
        policyId,
        policyTitle: first.policyTitle,
        systemic: first.systemic,
        persistent: same
          ? persistent.slice(0, 1).map((one) => ({ ...one, basis: null }))
          : persistent,
      },
    ];
  });
}
