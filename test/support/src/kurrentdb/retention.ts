import { endOfTime, type StoredRecord } from './stored-record.js';

/** What the metadata of a stream hides of it. Ages are not looked at. */
export type Retention = {
  readonly truncateBefore: bigint;
  readonly maxCount: bigint | undefined;
};

/** The metadata of a stream that is deleted softly; a number of JavaScript could not hold it. */
export const softDeletion = `{"$tb":${endOfTime}}`;

/** Reads the latest metadata record of a stream. Digit by digit, since the numbers may be of 64 bits. */
export function retentionOf(metadata: StoredRecord | undefined): Retention {
  const text = metadata === undefined ? '{}' : Buffer.from(metadata.data).toString();
  const number = (key: string): bigint | undefined => {
    const found = new RegExp(`"\\${key}":\\s*(\\d+)`).exec(text)?.[1];
    return found === undefined ? undefined : BigInt(found);
  };
  return { truncateBefore: number('$tb') ?? 0n, maxCount: number('$maxCount') };
}

/** The records of a stream that its metadata leaves visible. */
export function visibleOf(
  records: readonly StoredRecord[],
  { truncateBefore, maxCount }: Retention,
): readonly StoredRecord[] {
  const last = records.at(-1)?.revision ?? 0n;
  return records.filter(
    ({ revision }) =>
      revision >= truncateBefore && (maxCount === undefined || revision > last - maxCount),
  );
}
