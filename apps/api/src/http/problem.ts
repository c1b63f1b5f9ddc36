import { HttpException } from '@nestjs/common';
import { problemCodes, type Problem, type ProblemCode } from '@interventions/contracts';
import type { Refusal } from '@interventions/eventsourcing';

type Extra = Partial<
  Pick<Problem, 'field' | 'remedy' | 'errors' | 'revision' | 'since' | 'closed'>
> & {
  /** Headers of the answer, besides those of every answer. */
  headers?: Readonly<Record<string, string>>;
};

const titles: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood',
  401: 'Sign in first',
  403: 'Not permitted',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'No room for another',
  412: 'Somebody was faster',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Refused',
  428: 'Precondition required',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Not available at the moment',
  507: 'Storage full',
};

/** An answer that is a problem (RFC 9457): a stable code, what is wrong, and what to do. */
export class ProblemException extends HttpException {
  constructor(
    readonly code: string,
    status: number,
    readonly detail: string,
    readonly extra: Extra = {},
  ) {
    super(detail, status);
  }

  /** The body of the answer. */
  problem(correlationId: string): Problem {
    const extra = { ...this.extra };
    delete extra.headers;
    const status = this.getStatus();
    return {
      type: `urn:interventions:problem:${this.code}`,
      title: titles[status] ?? 'The request failed',
      status,
      code: this.code,
      detail: this.detail,
      ...extra,
      correlationId,
    };
  }
}

/** A problem of the door, with the status that belongs to its code. */
export function problem(code: ProblemCode, detail: string, extra?: Extra): ProblemException {
  return new ProblemException(code, problemCodes[code], detail, extra);
}

/** A refusal by the domain: its own code with 422, or 403 where the role may not. */
export function refusalProblem(
  refusal: Refusal,
  headers: Readonly<Record<string, string>>,
): ProblemException {
  const status = refusal.code === 'not-permitted' ? 403 : problemCodes.refused;
  const { code, detail, field, remedy } = refusal;
  return new ProblemException(code, status, detail, {
    ...(field !== undefined && { field }),
    ...(remedy !== undefined && { remedy }),
    headers,
  });
}
