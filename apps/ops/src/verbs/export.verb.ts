import type { LogPlace } from '@interventions/adapters/backend';
import { councilOf, interventionEntries, type CaseLog } from '@interventions/application';
import { authorityStream, interventionStream } from '@interventions/domain';
import { EventStoreError, type RecordedEvent } from '@interventions/eventsourcing';
import { casesByCouncil, councilNamed, isCaseId } from '../case/cases.js';
import { openExistingLog } from '../existing-log.js';
import { exitCodes, OperatorError, UsageError, type Output } from '../usage.js';

/**
 * `export <id or council>` or `export --all`: events as JSON Lines in log order. A case comes with its
 * council's events. Personal fields stay hidden as the log holds them, so that they can still be erased.
 */
export async function exportVerb(
  what: string | undefined,
  options: LogPlace & { readonly all: boolean },
  output: Output,
): Promise<number> {
  if (options.all === (what !== undefined))
    throw new UsageError('Say what to export: an id, a council, or --all.');
  const { log, close } = await openExistingLog(options);
  try {
    const streams = what === undefined ? undefined : await streamsOf(log, what);
    if (streams === undefined)
      for await (const event of log.store.readAll()) await output.write(lineOf(event));
    else for (const event of await eventsOf(log, streams)) await output.write(lineOf(event));
    return exitCodes.done;
  } finally {
    await close();
  }
}

async function streamsOf(log: CaseLog, what: string): Promise<readonly string[]> {
  if (isCaseId(what)) {
    const id = what.toLowerCase();
    const laCode = councilOf(await interventionEntries(log, id));
    if (laCode === undefined) throw new OperatorError(`There is no intervention ${what}.`);
    return [interventionStream.streamOf(id), authorityStream.streamOf(laCode)];
  }
  const { laCode } = councilNamed(what);
  const cases = (await casesByCouncil(log)).get(laCode) ?? [];
  return [
    authorityStream.streamOf(laCode),
    ...cases.map(({ id }) => interventionStream.streamOf(id)),
  ];
}

async function eventsOf(
  { store }: CaseLog,
  streams: readonly string[],
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (const stream of streams) {
    try {
      for await (const event of store.readStream(stream)) events.push(event);
    } catch (error) {
      if (!(error instanceof EventStoreError) || error.code !== 'stream-not-found') throw error;
    }
  }
  return events.sort((a, b) => (a.position < b.position ? -1 : 1));
}

function lineOf(event: RecordedEvent): string {
  const { position, stream, revision, id, type, recordedAt, data, metadata } = event;
  return JSON.stringify({
    position,
    stream,
    revision: Number(revision),
    id,
    type,
    recordedAt,
    data,
    metadata: metadata ?? {},
  });
}
