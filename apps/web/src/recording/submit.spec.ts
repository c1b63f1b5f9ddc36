import type { Problem } from '@interventions/contracts';
import { ApiProblem, ApiUnavailable } from '../api/api-errors.js';
import { problemsOf, submit } from './submit.js';

const problem = (given: Partial<Problem>): Problem => ({
  type: 'about:blank',
  title: 'Refused',
  status: 422,
  code: 'refused',
  detail: 'No commissioner is in post on that date.',
  correlationId: 'c-1',
  ...given,
});
const failing = (given: Partial<Problem>) =>
  submit(() => Promise.reject(new ApiProblem(problem(given))));

describe('what became of an entry', () => {
  it('is overtaken where somebody was faster', async () => {
    const result = await failing({ status: 412, code: 'stale', revision: '7', since: [] });
    expect(result).toMatchObject({ outcome: 'overtaken', problem: { revision: '7' } });
  });

  it('is refused with the field and the remedy', async () => {
    const result = await failing({ field: 'details.replaces', remedy: 'Choose another.' });
    expect(result).toEqual({
      outcome: 'refused',
      problems: [
        {
          message: 'No commissioner is in post on that date. Choose another.',
          path: 'details.replaces',
        },
      ],
    });
  });

  it.each([429, 503, 507])('is not recorded for now after %i', async (status) => {
    await expect(failing({ status })).resolves.toEqual({ outcome: 'busy' });
  });

  it('is withheld with the reason, until an operator has looked at the log', async () => {
    const detail = 'The log lacks entries that were seen in it.';
    await expect(failing({ status: 503, code: 'log-withheld', detail })).resolves.toEqual({
      outcome: 'withheld',
      detail,
    });
  });

  it('is unclear where no answer came', async () => {
    const silent = submit(() => Promise.reject(new ApiUnavailable('timeout')));
    await expect(silent).resolves.toEqual({ outcome: 'unclear' });
    await expect(failing({ status: 500 })).resolves.toEqual({ outcome: 'unclear' });
  });

  it('is a page of its own where the role does not include it', async () => {
    await expect(failing({ status: 403 })).rejects.toBeInstanceOf(ApiProblem);
  });

  it('ends the session where the sign-in has run out', async () => {
    await expect(failing({ status: 401 })).rejects.toBeInstanceOf(ApiProblem);
  });

  it('shows the errors of a correction at the fields of the corrected entry', () => {
    const errors = [
      { field: 'details.replacement.details.reportDue', message: 'Enter a date' },
      { field: 'details.because', message: 'Enter why' },
      { field: '', message: 'The body is not an object' },
    ];
    expect(problemsOf(problem({ errors }))).toEqual([
      { message: 'Enter a date', path: 'details.reportDue' },
      { message: 'Enter why', path: 'because' },
      { message: 'The body is not an object' },
    ]);
  });
});
