import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = process.env['PICTURES_DIR'];

/** Keeps a picture of the whole page, one for each view and address, in `PICTURES_DIR`; does nothing where that is unset. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const address = createHash('sha256').update(page.url()).digest('hex').slice(0, 6);
  const file = `${name.replaceAll('/', '_')}-${address}.png`;
  await page.screenshot({ path: join(folder, file), fullPage: true });
}
