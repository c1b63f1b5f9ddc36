import { pathToFileURL } from 'node:url';

/** What this benchmark uses of Emmett; the package itself is installed apart from the workspace. */
export type EmmettEvent = {
  readonly type: string;
  readonly data: unknown;
  readonly metadata?: Readonly<Record<string, unknown>>;
};

export type EmmettRead = EmmettEvent & {
  readonly metadata: {
    readonly messageId: string;
    readonly streamPosition: bigint;
    readonly globalPosition: bigint;
  } & Readonly<Record<string, unknown>>;
};

export type EmmettConnection = {
  command(sql: string): Promise<unknown>;
  close(): void;
};

export type EmmettStore = {
  appendToStream(
    stream: string,
    events: readonly EmmettEvent[],
    options: { readonly expectedStreamVersion: bigint },
  ): Promise<unknown>;
  readStream(stream: string): Promise<{ readonly events: readonly EmmettRead[] }>;
  schema: { migrate(): Promise<void> };
};

export type EmmettSqlite = {
  sqliteConnection(options: { readonly fileName: string }): EmmettConnection;
  getSQLiteEventStore(options: {
    readonly fileName: string;
    readonly connectionOptions: { readonly singleton: true; readonly connection: EmmettConnection };
  }): EmmettStore;
  readMessagesBatch(
    connection: EmmettConnection,
    options: { readonly after: bigint; readonly batchSize: number },
  ): Promise<{ readonly messages: readonly EmmettRead[]; readonly currentGlobalPosition: bigint }>;
};

export type Emmett = {
  CommandHandler<State>(options: {
    evolve(state: State, event: EmmettRead): State;
    initialState(): State;
  }): (
    store: EmmettStore,
    stream: string,
    decide: (state: State) => readonly EmmettEvent[],
  ) => Promise<unknown>;
};

/** Loads Emmett from the folder it was installed into. */
export async function importEmmett(
  folder: string,
): Promise<{ readonly emmett: Emmett; readonly sqlite: EmmettSqlite }> {
  const load = (name: string): Promise<unknown> =>
    import(
      pathToFileURL(`${folder}/node_modules/@event-driven-io/${name}/dist/index.js`).href
    ) as Promise<unknown>;
  return {
    emmett: (await load('emmett')) as Emmett,
    sqlite: (await load('emmett-sqlite')) as EmmettSqlite,
  };
}
