import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock, type Clock } from '@interventions/application';
import { Backend, type BackendOptions } from '@interventions/adapters/backend';
import { FileEvidenceStore } from '@interventions/adapters/evidence';
import { LocalIssuer, signingKeyIn, OperatorToken } from '@interventions/adapters/identity';
import { ServiceMetrics } from '@interventions/adapters/metrics';
import { PersonaAddressBook } from '@interventions/adapters/notices';
import { PublicUrl } from '../calendar/public-url.js';
import { ChangeFeed } from '../changes/change-feed.js';
import { EvidenceLimits } from '../evidence/evidence-limits.js';
import { createApi, type Api } from '../create-api.js';
import { RateLimit } from '../http/rate-limit.js';
import type { RouteList } from '../http/route-list.js';
import { Log } from '../log.js';
import { personas } from '../sign-in/personas.js';
import { ApiCaller } from './api-caller.js';

export type StartOptions = {
  /** Default: a new folder, removed by `stop`. */
  readonly dataDir?: string;
  /** The clock of everything but the tokens. */
  readonly clock?: Clock;
  readonly log?: BackendOptions['log'];
  /** How large a file of evidence may be. Default 25 MB. */
  readonly maxFileBytes?: number;
  /** Wait until the views are ready. Default true. */
  readonly wait?: boolean;
};

/** A whole api in this process, over a real log in a folder of its own, listening on a free port. */
export type StartedApi = {
  readonly url: string;
  readonly dataDir: string;
  readonly routes: RouteList;
  readonly backend: Backend;
  readonly issuer: LocalIssuer;
  readonly api: Api;
  /** Everything it logged so far. */
  readonly logged: () => string;
  readonly as: (
    persona: 'case-officer' | 'commissioner' | 'team-leader' | 'researcher',
  ) => ApiCaller;
  readonly nobody: ApiCaller;
  /** Ends it and starts another over the same folder. */
  readonly restart: () => Promise<StartedApi>;
  readonly stop: () => Promise<void>;
};

/** Starts an api for a test. */
export async function startApi(options: StartOptions = {}): Promise<StartedApi> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'api-')));
  const clock = options.clock ?? new SystemClock();
  const lines: string[] = [];
  const log = new Log('debug', { write: (line: string) => void lines.push(line) });
  const key = await signingKeyIn(join(dataDir, 'signing-key.json'));
  const issuer = new LocalIssuer(key, () => new SystemClock().now(), {
    host: '127.0.0.1',
    nodeEnv: 'test',
  });
  const operator = await OperatorToken.in(join(dataDir, 'ops-token'));
  const metrics = new ServiceMetrics({
    views: () => backend.views.status(),
    clockBehindSeconds: () => backend.clockBehindSeconds(),
    withheld: () => backend.store.state === 'withheld',
  });
  const changes = new ChangeFeed();
  const backend: Backend = new Backend({
    dataDir,
    viewFile: 'api.read.db',
    onAppend: metrics.appended,
    onTakenIn: (events) => changes.takenIn(events, (id) => backend.views.queries.councilOfCase(id)),
    retryMs: 50,
    onFault: (error) => log.pino.error({ err: error }, 'fault'),
    ...(options.log && { log: options.log }),
  });
  const addresses = new PersonaAddressBook();
  const links = new PublicUrl('http://127.0.0.1:3000');
  const files = {
    evidence: new FileEvidenceStore(join(dataDir, 'evidence')),
    evidenceLimits: new EvidenceLimits(options.maxFileBytes ?? 25_000_000),
  };
  const outside = { addresses, links, limit: new RateLimit(null), changes, ...files };
  const parts = { log, clock, backend, issuer, operator, metrics, ...outside };
  const api = await createApi(parts);
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  backend.start();
  const url = (await api.app.getUrl()).replace('localhost', '127.0.0.1');
  const tokens = new Map<string, string>();
  for (const { name, role } of personas)
    tokens.set(role, (await issuer.sign({ actor: name, name, role })).token);
  if (options.wait !== false)
    while (!(await backend.readiness()).ready) await new Promise((done) => setTimeout(done, 10));
  const close = async (): Promise<void> => {
    await api.app.close();
    await backend.close();
  };
  return {
    url,
    dataDir,
    routes: api.routes,
    backend,
    issuer,
    api,
    logged: () => lines.join(''),
    as: (persona) => new ApiCaller(url, tokens.get(persona)),
    nobody: new ApiCaller(url, undefined),
    restart: async () => {
      await close();
      return startApi({ ...options, dataDir });
    },
    stop: async () => {
      await close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
