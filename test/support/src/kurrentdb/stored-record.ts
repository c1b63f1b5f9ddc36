/** A record as the log keeps it. Its position is where its first byte would be: commit and prepare alike. */
export type StoredRecord = {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** Milliseconds since 1970, by the clock of the double. */
  readonly createdMs: number;
};

/** A record that has no place in the log yet. */
export type UnplacedRecord = Omit<StoredRecord, 'position' | 'createdMs'>;

/** An event as a client proposes it. */
export type ProposedEvent = Pick<StoredRecord, 'id' | 'type' | 'isJson' | 'data' | 'metadata'>;

/** The state that a client expects of a stream: its last revision, or one of three words. */
export type ExpectedState = bigint | 'any' | 'no-stream' | 'stream-exists';

/** Type of the record that burns the name of a stream for ever. */
export const tombstoneType = '$streamDeleted';

/** Revision of a tombstone, and the truncation of a stream that is deleted softly: the largest signed 64 bits. */
export const endOfTime = 0x7fff_ffff_ffff_ffffn;

/** Records that the server keeps in its log and never shows in $all. */
export const isHidden = (record: StoredRecord): boolean => record.stream === '$epoch-information';

/** Bytes that a record takes in the log; positions advance by it. */
export const sizeOf = (record: StoredRecord): bigint =>
  BigInt(
    120 +
      2 * (Buffer.byteLength(record.stream) + Buffer.byteLength(record.type)) +
      record.data.length +
      record.metadata.length,
  );

/** What the server counts against its append limits. */
export const proposedSize = (event: ProposedEvent): number =>
  2 * event.type.length + event.data.length + event.metadata.length;
