import { Server, status, type ConnectionInjector } from '@grpc/grpc-js';
import type { ClusterMember } from './cluster-service.js';
import { connectionString, type ConnectionSettings } from './connection-string.js';
import { Connections } from './connections.js';
import { accessFor, openAccess } from './credentials.js';
import { serverCredentials, type KurrentDbDoubleOptions } from './kurrentdb-options.js';
import { OpenCalls } from './open-calls.js';
import { RecordFile } from './record-file.js';
import { RecordLog } from './record-log.js';
import { refusal } from './refusals.js';
import type { ServerContext } from './server-context.js';
import { serve } from './services.js';
import type { StoredRecord } from './stored-record.js';
import { Switches, type CallKind, type Fault, type FaultyKind } from './switches.js';

/**
 * A double of KurrentDB for tests: the real client speaks to it over the real protocol, and the records are in
 * memory or in a file. It is our reading of the protocol and of what is known of the server; it proves our side
 * of the conversation, and nothing about what a server does. Links, persistent subscriptions, projections,
 * access lists, ages and scavenging are not there. A position within a record is refused, always; a server
 * refuses it when the bytes there make no record.
 */
export class KurrentDbDouble {
  readonly #options: KurrentDbDoubleOptions;
  readonly #switches = new Switches();
  readonly #calls = new OpenCalls();
  readonly #connections: Connections;
  readonly #grpc: Server;
  readonly #injector: ConnectionInjector;
  readonly #file: RecordFile | undefined;
  readonly #log: RecordLog;
  #members: readonly ClusterMember[] | undefined;
  #clock: () => number;

  private constructor(options: KurrentDbDoubleOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
    this.#file = options.file === undefined ? undefined : new RecordFile(options.file);
    this.#log = new RecordLog(
      {
        clock: () => this.#clock(),
        systemRecordEvery: options.systemRecordEvery ?? 5,
        firstPosition: options.firstPosition ?? 0n,
      },
      (transaction) => this.#file?.append(transaction),
      this.#file?.records,
    );
    this.#grpc = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    const { version = '24.10.0', batchAppend: offersBatchAppend = true } = options;
    serve(this.#grpc, this.#context(), {
      version,
      offersBatchAppend,
      members: () => this.#members ?? [this.#self()],
    });
    this.#injector = this.#grpc.createConnectionInjector(serverCredentials(options));
    this.#connections = new Connections(options.port ?? 0, (socket) => {
      this.#injector.injectConnection(socket);
    });
  }

  /** One that listens. */
  static async start(options: KurrentDbDoubleOptions = {}): Promise<KurrentDbDouble> {
    const double = new KurrentDbDouble(options);
    await double.up();
    return double;
  }

  /** The place of one that is not started yet: its port refuses connections. */
  static async absent(options: KurrentDbDoubleOptions = {}): Promise<KurrentDbDouble> {
    const double = await KurrentDbDouble.start(options);
    await double.kill();
    return double;
  }

  get port(): number {
    return this.#connections.port;
  }

  /** The connection string of the client, with more settings if need be. */
  connectionString(settings: ConnectionSettings = {}, credentials = ''): string {
    const tls = this.#options.tls !== undefined;
    return connectionString(this.port, { tls, ...settings }, credentials);
  }

  /** What is stored, the server’s own records too. */
  get records(): readonly StoredRecord[] {
    return this.#log.records;
  }

  /** Listens, on the same port as before. */
  up(): Promise<void> {
    return this.#connections.listen();
  }

  /**
   * Ends as a killed process does: connections are cut, waiting calls are never answered, ids in memory are
   * forgotten. With `loseUnacknowledged`, what no client was told of is lost too, each append as a whole.
   */
  async kill(options: { readonly loseUnacknowledged?: boolean } = {}): Promise<void> {
    this.#switches.endLife();
    const closed = this.#connections.close();
    this.#connections.cut();
    await closed;
    this.#log.forgetRecentIds();
    if (options.loseUnacknowledged === true) this.#keepFirst(this.#log.acknowledgedLength());
  }

  /** Ends as an operator’s stop does: streaming calls are cancelled, and connections closed when they are done. */
  async stop(): Promise<void> {
    this.#each('read', (call) => call.fail(refusal(status.CANCELLED, 'Server is stopping')));
    this.failSubscriptions(status.CANCELLED, 'Server is stopping');
    const closed = this.#connections.close();
    this.#injector.drain(stopWithinMs);
    await closed;
    await this.kill();
  }

  /** Killed and started again on the same port, with what it stored. */
  async restart(options: { readonly loseUnacknowledged?: boolean } = {}): Promise<void> {
    await this.kill(options);
    await this.up();
  }

  /** Restarts without the last records, as after the restore of an older backup. */
  async restartWithoutLast(count: number): Promise<void> {
    await this.kill();
    this.#keepFirst(Math.max(0, this.#log.records.length - count));
    await this.up();
  }

  /** Ends it for good. */
  async dispose(): Promise<void> {
    this.#switches.clear();
    await this.kill();
    this.#injector.destroy();
    this.#grpc.forceShutdown();
    this.#file?.close();
  }

  /** Cuts all connections; new ones are accepted. */
  cutConnections(): void {
    this.#connections.cut();
  }

  /** Accepts connections and calls, and answers nothing, until thawed; HTTP/2 pings are still answered. */
  freeze(): void {
    this.#switches.freeze();
  }

  /** Goes on with all that came while frozen. */
  thaw(): void {
    this.#switches.thaw();
  }

  /** Each answer to an append, a read or a deletion comes so much later; what is asked is stored at once. */
  delayAnswers(ms: number): void {
    this.#switches.delayMs = ms;
  }

  /** The next calls of this kind meet this fault, one after the other. */
  failNext(kind: FaultyKind, fault: Fault, times = 1): void {
    this.#switches.plan(kind, fault, times);
  }

  /** Forgets delay, frost and planned faults. */
  healthy(): void {
    this.#switches.clear();
  }

  /** Forgets which ids were committed lately, as a server does when many others came after them. */
  forgetRecentIds(): void {
    this.#log.forgetRecentIds();
  }

  /** Ends all subscriptions with status OK. Gives how many there were. */
  endSubscriptions(): number {
    return this.#each('subscribe', (call) => call.end());
  }

  /** Ends all subscriptions with an error. Gives how many there were. */
  failSubscriptions(code: status = status.UNAVAILABLE, details = 'Subscription dropped'): number {
    return this.#each('subscribe', (call) => call.fail(refusal(code, details)));
  }

  /** Leaves all subscriptions open and sends them nothing more. Gives how many there were. */
  silenceSubscriptions(): number {
    return this.#each('subscribe', (call) => call.silence());
  }

  /** What `created` is taken from, from now on. */
  setClock(clock: () => number): void {
    this.#clock = clock;
  }

  /** The nodes that gossip tells of; itself as the leader otherwise. */
  setMembers(members: readonly ClusterMember[]): void {
    this.#members = members;
  }

  /** How many calls of a kind came; each append counts, also where they share one call. */
  callsOf(kind: CallKind): number {
    return this.#calls.of(kind);
  }

  get openSubscriptions(): number {
    return this.#calls.running('subscribe').length;
  }

  /** Reads that have not ended; one that a client leaves early without a limit stays among them. */
  get openReads(): number {
    return this.#calls.running('read').length;
  }

  get openConnections(): number {
    return this.#connections.open;
  }

  #each(
    kind: 'read' | 'subscribe',
    act: (call: ReturnType<OpenCalls['running']>[number]) => void,
  ): number {
    const running = this.#calls.running(kind);
    running.forEach(act);
    return running.length;
  }

  #keepFirst(length: number): void {
    this.#log.truncate(length);
    this.#file?.replace(this.#log.records);
  }

  #context(): ServerContext {
    const { users, systemStreams = false, maxAppendSize, maxAppendEventSize } = this.#options;
    return {
      log: this.#log,
      switches: this.#switches,
      calls: this.#calls,
      access: users === undefined ? openAccess(systemStreams) : accessFor(users),
      limits: { append: maxAppendSize ?? 1024 * 1024, event: maxAppendEventSize ?? Infinity },
      cut: (call) => this.#connections.cut(call.getPeer()),
    };
  }

  #self(): ClusterMember {
    return { host: '127.0.0.1', port: this.port, state: 'leader', alive: true };
  }
}

/** How long calls may go on when the server is stopped. */
const stopWithinMs = 500;
