import type { Problem } from '@interventions/contracts';

/** The api answered with a problem: its stable code, what is wrong and what to do. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
  }
}

/**
 * The api gave no usable answer: it is down, too slow, or spoke another language. After a request that
 * records something, whether it was recorded is not known; the same request may be sent again.
 */
export class ApiUnavailable extends Error {}
