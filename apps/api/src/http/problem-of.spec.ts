import { EventStoreError, UnknownEventTypeError } from '@interventions/eventsourcing';
import { QueryError } from '@interventions/read-models';
import { problemOf } from './problem-of.js';

describe('the problem of an error', () => {
  it.each([
    [new UnknownEventTypeError('panel-convened.v1'), 503, 'release-behind'],
    [new EventStoreError('unavailable', 'away'), 503, 'store-unavailable'],
    [new EventStoreError('storage', 'full'), 507, 'storage-full'],
    [new QueryError('cursor', 'Not a cursor.'), 400, 'invalid-query'],
  ])('of %s is told with its status, its code and what to do', (error, status, code) => {
    const answer = problemOf(error);
    expect([answer?.getStatus(), answer?.code]).toEqual([status, code]);
  });

  it('of an entry that a newer release recorded names its type, and says that nothing is lost', () => {
    const { detail, extra } = problemOf(new UnknownEventTypeError('panel-convened.v1')) ?? {};
    expect(detail).toContain('panel-convened.v1');
    expect(extra).toMatchObject({
      headers: { 'retry-after': '30' },
      remedy: expect.stringContaining('Nothing is lost') as string,
    });
  });

  it.each([new Error('x'), new EventStoreError('invalid-event', 'x'), undefined])(
    'of a fault of our own (%s) is none',
    (error) => expect(problemOf(error)).toBeUndefined(),
  );
});
