import { ConflictError, EventStoreError } from '@interventions/eventsourcing';
import { actualStateIn, faultOf } from './kurrent-fault.js';

describe('what the client of KurrentDB throws', () => {
  it.each([
    [{ type: 'access-denied' }, 'unsupported', false],
    [{ type: 'maximum-append-size-exceeded' }, 'too-large', false],
    [
      { type: 'unknown', message: 'Could not recognize MaximumAppendEventSizeExceeded' },
      'too-large',
      false,
    ],
    [
      { type: 'invalid-argument', message: 'exceeds Maximum Append Event Size of 9' },
      'too-large',
      false,
    ],
    [{ type: 'invalid-argument', message: '' }, 'invalid-argument', false],
    [{ type: 'not-leader' }, 'unavailable', false],
    [{ type: 'unknown', message: 'Could not recognize Server Is Not Ready' }, 'busy', false],
    [{ type: 'unavailable', message: '14 UNAVAILABLE: Server Is Too Busy' }, 'busy', false],
    [
      { type: 'unknown', message: '2 UNKNOWN: No leader info available in response' },
      'busy',
      false,
    ],
    [{ type: 'deadline-exceeded', message: '' }, 'timeout', true],
    [{ type: 'unknown', message: '1 CANCELLED: Cancelled on client' }, 'timeout', true],
    [{ type: 'unavailable', message: '14 UNAVAILABLE: Connection dropped' }, 'unavailable', true],
    [{ type: 'unavailable', message: '13 INTERNAL: No space left on device' }, 'storage', true],
    [{ code: 14, message: 'Last error: self-signed certificate' }, 'unavailable', false],
    [{ code: 14, message: 'connect ECONNREFUSED' }, 'unavailable', true],
    [{ message: 'Failed to discover after 3 attempts.' }, 'unavailable', true],
    ['a text', 'unavailable', true],
    [undefined, 'unavailable', true],
  ])('%o is %s; whether it may have happened: %s', (cause, code, ambiguous) => {
    const fault = faultOf(cause);
    expect(fault).toMatchObject({ error: { name: 'EventStoreError', code, cause }, ambiguous });
  });

  it('is not taken for another fault because of the name of a stream', () => {
    const message = "Event stream 'no-certificate-is-busy' is deleted.";
    expect(faultOf({ type: 'stream-deleted', message }).error.code).toBe('storage');
  });

  it('is left as it is where it is an error of the port', () => {
    const errors = [new ConflictError('s', 1n, 2n), new EventStoreError('timeout', 'Late.')];
    expect(errors.map((error) => faultOf(error).error)).toEqual(errors);
    expect(errors.map((error) => faultOf(error).needsNewClient)).toEqual([false, true]);
  });

  it('tells the state of a stream only with a conflict', () => {
    const type = 'wrong-expected-version';
    expect(actualStateIn({ type, actualState: 3n })).toBe(3n);
    expect(actualStateIn({ type, actualState: 'no_stream' })).toBe('no-stream');
    expect(actualStateIn({ type: 'unavailable', actualState: 3n })).toBeUndefined();
  });
});
