import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openViews,
  verifyViews,
  type Views,
  type ViewsOptions,
} from '@interventions/adapters/views';
import type { EventReader } from '@interventions/eventsourcing';

/** A folder for view files, and the views that a test opened there. */
export class ViewsFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'views-'));
  readonly file = join(this.path, 'views.db');
  readonly #open: Views[] = [];

  /** Opens the views of a log in the folder's file. */
  async open(store: EventReader, options: Partial<ViewsOptions> = {}): Promise<Views> {
    const views = await openViews({ file: this.file, store, ...options });
    this.#open.push(views);
    return views;
  }

  /** Opens the views and follows the log to where it ends now. */
  async follow(store: EventReader, options: Partial<ViewsOptions> = {}): Promise<Views> {
    const views = await this.open(store, options);
    views.follow();
    await until(() => views.ready());
    return views;
  }

  /** Fails, showing what differs, unless every view equals a fold of the log. */
  async expectSound(store: EventReader): Promise<void> {
    const { ok, models } = await verifyViews({ file: this.file, store });
    expect(models.filter(({ result }) => result !== 'equal')).toEqual([]);
    expect(ok).toBe(true);
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#open.map((views) => views.close()));
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Waits until something holds; fails after twenty seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('It did not come to hold in twenty seconds.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
