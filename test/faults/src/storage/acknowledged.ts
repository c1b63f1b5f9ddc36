import type { RecordedEvent } from '@interventions/eventsourcing';

/** An append that a writer was told of. */
export type Acknowledged = {
  readonly stream: string;
  readonly firstRevision: bigint;
  readonly position: string;
  readonly ids: readonly string[];
};

/** The acknowledged appends among a writer's printed lines; a line cut by a kill is none. */
export function acknowledgedIn(lines: readonly string[]): readonly Acknowledged[] {
  return lines.flatMap((line) => {
    const [word, stream, revision, position, ids] = line.split(' ');
    if (word !== 'ack' || !stream || !revision || !position || !ids) return [];
    return [{ stream, firstRevision: BigInt(revision), position, ids: ids.split(',') }];
  });
}

/** Acknowledged events that a log does not hold where the writer was told they stand. */
export function lostFrom(
  log: readonly RecordedEvent[],
  acknowledged: readonly Acknowledged[],
): readonly string[] {
  const places = new Map(log.map((event) => [`${event.stream} ${event.revision}`, event]));
  return acknowledged.flatMap(({ stream, firstRevision, position, ids }) =>
    ids.filter((id, index) => {
      const found = places.get(`${stream} ${firstRevision + BigInt(index)}`);
      const isLast = index === ids.length - 1;
      return found?.id !== id || (isLast && found.position !== position);
    }),
  );
}

/** Batches of which the log holds only a part. */
export function partialBatches(log: readonly RecordedEvent[]): readonly string[] {
  const found = new Map<string, { size: number; parts: number }>();
  for (const { data } of log) {
    const { batch, size } = data as { readonly batch: string; readonly size: number };
    const known = found.get(batch);
    found.set(batch, { size, parts: (known?.parts ?? 0) + 1 });
  }
  return [...found].filter(([, { size, parts }]) => size !== parts).map(([batch]) => batch);
}
