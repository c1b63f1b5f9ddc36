import type { Readable } from 'node:stream';
import type { WebConfig } from '../config.js';
import { BrowserStream } from './browser-stream.js';
import { ChangeHub } from './change-hub.js';
import { ApiChanges, SharedChanges, type ChangeSource, type Readers } from './change-source.js';
import { changesAfter } from './read-changes.js';
import { Viewer, type Topic } from './viewer.js';

/** As many pages as one process tells, and as many of one person. */
const most = 1_000;
const mostOfOne = 30;

/** An open page: in whose name, what it shows and up to where. */
export type OpenPage = { readonly token: string; readonly topic: Topic; readonly after: string };

/** Tells the pages that are open in browsers what is new. All share one source. */
export class LiveUpdates {
  readonly #hub = new ChangeHub();
  readonly #viewers = new Set<Viewer>();
  readonly #source: ChangeSource;
  /** The furthest position that the api named when it was asked what a page has missed. */
  #furthest = '';
  #stopping = false;

  constructor(
    private readonly config: WebConfig,
    private readonly fault: (error: unknown, what: string) => void,
  ) {
    const readers: Readers = {
      token: () => [...this.#viewers].at(-1)?.token,
      refuse: (token) => this.#endAll((viewer) => viewer.token === token),
      tellSome: (position) => this.#viewers.forEach((viewer) => viewer.tellSome(position)),
      restart: () => this.#endAll(() => true),
      fault,
    };
    this.#source =
      config.redis.url === null
        ? new ApiChanges(config, this.#hub, readers)
        : new SharedChanges(config.redis, this.#hub, readers, (after) => this.#missed(after));
  }

  /** How many pages are told. */
  get size(): number {
    return this.#viewers.size;
  }

  /** Whether a position was reached by what was told here. */
  knows(position: string): boolean {
    const furthest = this.#hub.upTo > this.#furthest ? this.#hub.upTo : this.#furthest;
    return position <= furthest && position.slice(0, 8) === furthest.slice(0, 8);
  }

  /** The events for one page, until it goes; undefined where too many are open. */
  open({ token, topic, after }: OpenPage): Readable | undefined {
    const own = [...this.#viewers].filter((viewer) => viewer.token === token).length;
    if (this.#stopping || this.#viewers.size >= most || own >= mostOfOne) return undefined;
    const stream = new BrowserStream(() => {
      unlisten();
      this.#viewers.delete(viewer);
      if (this.#viewers.size === 0) this.#source.unwanted();
    });
    const viewer = new Viewer(
      token,
      topic,
      after,
      (told) => stream.send('entries', told),
      () => stream.end(),
    );
    const unlisten = this.#hub.listen((changes) => viewer.take(changes));
    this.#viewers.add(viewer);
    this.#source.wanted(after);
    void this.#begin(viewer, after);
    return stream.body;
  }

  /** Ends all, since the server waits for them when it closes. */
  close(): void {
    this.#stopping = true;
    this.#source.close();
    this.#endAll(() => true);
  }

  /** Tells what came between the page and its connection: from memory, or else asked of the api. */
  async #begin(viewer: Viewer, after: string): Promise<void> {
    const kept = this.#hub.since(after);
    if (kept !== undefined) return viewer.begin(kept);
    const isLive = this.#source.isLive;
    try {
      const missed = await changesAfter(this.config, viewer.token, after);
      if (missed.position > this.#furthest) this.#furthest = missed.position;
      if (!missed.complete) viewer.tellSome(missed.position);
      viewer.begin(missed.items);
      if (isLive && this.#source.isLive) this.#hub.vouchFrom(missed.position);
    } catch (error) {
      this.fault(error, 'The api does not tell what a page has missed.');
      viewer.end();
    }
  }

  async #missed(after: string) {
    const token = [...this.#viewers].at(-1)?.token;
    return token === undefined ? undefined : changesAfter(this.config, token, after);
  }

  #endAll(which: (viewer: Viewer) => boolean): void {
    for (const viewer of this.#viewers) if (which(viewer)) viewer.end();
  }
}
