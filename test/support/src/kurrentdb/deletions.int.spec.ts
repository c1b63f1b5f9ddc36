import { all, DoubleWithClient, failureOf, noted, notes } from './client.fixtures.js';

let here: DoubleWithClient;
beforeEach(async () => {
  here = await DoubleWithClient.start({ systemStreams: true });
});
afterEach(() => here.dispose());

const read = () => all(here.client.readStream('case-1', { maxCount: 100 }));
const types = async () =>
  (await all(here.client.readAll({ maxCount: 100 })))
    .filter(({ streamId }) => streamId.endsWith('case-1'))
    .map(({ streamId, type, revision }) => `${streamId} ${type} ${revision}`);

describe('a soft deletion', () => {
  it('hides the stream; its next append goes on with the revisions', async () => {
    await here.client.appendToStream('case-1', notes(3), { streamState: 'no_stream' });
    await here.client.deleteStream('case-1', { expectedRevision: 2n });
    expect(await failureOf(read())).toMatchObject({ name: 'StreamNotFoundError' });
    const next = await here.client.appendToStream('case-1', noted(3), { streamState: 'no_stream' });
    expect(next.nextExpectedRevision).toBe(3n);
    expect((await read()).map(({ revision }) => revision)).toEqual([3n]);
  });

  it('leaves events and metadata in $all', async () => {
    await here.client.appendToStream('case-1', notes(2));
    await here.client.deleteStream('case-1');
    await here.client.appendToStream('case-1', noted(2), { streamState: 1n });
    expect(await types()).toEqual([
      'case-1 noted 0',
      'case-1 noted 1',
      '$$case-1 $metadata 0',
      'case-1 noted 2',
      '$$case-1 $metadata 1',
    ]);
  });

  it('is no stream that exists, and survives a restart', async () => {
    await here.client.appendToStream('case-1', notes(2));
    await here.client.deleteStream('case-1');
    await here.restart();
    const append = here.client.appendToStream('case-1', noted(2), { streamState: 'stream_exists' });
    expect(await failureOf(append)).toMatchObject({ name: 'StreamDeletedError' });
    expect(await failureOf(read())).toMatchObject({ name: 'StreamNotFoundError' });
  });

  it('replaces all metadata of the stream', async () => {
    await here.client.appendToStream('case-1', notes(2));
    await here.client.setStreamMetadata('case-1', { maxCount: 1, team: 'north' });
    expect(await read()).toHaveLength(1);
    await here.client.deleteStream('case-1');
    const { metadata } = await here.client.getStreamMetadata('case-1');
    expect(Object.keys(metadata ?? {})).toEqual(['truncateBefore']);
  });

  it('of another revision, or of no stream, is a conflict', async () => {
    await here.client.appendToStream('case-1', notes(2));
    const wrong = here.client.deleteStream('case-1', { expectedRevision: 0n });
    expect(await failureOf(wrong)).toMatchObject({
      name: 'WrongExpectedVersionError',
      expectedState: 0n,
      actualState: 1n,
    });
    expect(await read()).toHaveLength(2);
    expect(await failureOf(here.client.deleteStream('case-9'))).toMatchObject({
      name: 'WrongExpectedVersionError',
      // A word in appends, a number here.
      expectedState: -2n,
      actualState: 'no_stream',
    });
  });
});

it('a stream with nothing but metadata is not found, and counts as one that exists', async () => {
  await here.client.setStreamMetadata('case-1', { maxCount: 5 });
  expect(await failureOf(read())).toMatchObject({ name: 'StreamNotFoundError' });
  const first = await here.client.appendToStream('case-1', noted(0), {
    streamState: 'stream_exists',
  });
  expect(first.nextExpectedRevision).toBe(0n);
});

it('truncation and a greatest count hide the beginning of a stream, and not of $all', async () => {
  await here.client.appendToStream('case-1', notes(10));
  await here.client.setStreamMetadata('case-1', { maxCount: 3 });
  expect((await read()).map(({ revision }) => revision)).toEqual([7n, 8n, 9n]);
  await here.client.setStreamMetadata('case-1', { truncateBefore: 5 });
  expect((await read())[0]?.revision).toBe(5n);
  expect((await types()).filter((line) => line.startsWith('case-1'))).toHaveLength(10);
});

it('a tombstone burns the name of a stream that never was', async () => {
  await here.client.tombstoneStream('case-1');
  expect(await failureOf(here.client.appendToStream('case-1', noted(0)))).toMatchObject({
    name: 'StreamDeletedError',
  });
  expect(await failureOf(here.client.deleteStream('case-1'))).toMatchObject({
    name: 'StreamDeletedError',
  });
});
