import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Platform } from '@interventions/test-support';
import { launchBrowser, openTab, signIn, violations } from './browser.js';
import { fillDate, goOn } from './forms.js';
import { setStage } from './set-stage.js';
import { journeyLimitMs } from './stage.js';
import { stateJourneys } from './state.journeys.js';

describe('pages that are met seldom, with the real histories', () => {
  stateJourneys(setStage());
});

describe('a log that lacks what was seen of it', () => {
  it(
    'records nothing, says why, and keeps the answers',
    async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'withheld-'));
      const seen = { epoch: 'aaaaaaaa', ordinal: '5', seenAt: '2026-01-01T00:00:00.000Z' };
      writeFileSync(join(dataDir, 'log.witness.json'), JSON.stringify(seen));
      const [platform, browser] = await Promise.all([Platform.start({ dataDir }), launchBrowser()]);
      try {
        const { page } = await openTab(browser, platform.webUrl);
        await signIn(page, 'Priya Nair');
        await page.goto('/authorities/871/open');
        await page.getByLabel('Court judgment').check();
        await goOn(page);
        await fillDate(page, 'effectiveOn', '2026-01-05');
        await goOn(page);
        await page.getByRole('button', { name: 'Record this entry' }).click();
        await page.getByRole('button', { name: 'Yes, record it' }).click();
        await page.getByRole('button', { name: 'Try again' }).waitFor();
        expect(await page.locator('body').getAttribute('data-view')).toBe('recording/not-sure');
        expect(await page.locator('main').innerText()).toContain('Nothing is recorded until');
        expect(await violations(page)).toEqual([]);
      } finally {
        await browser.close();
        await platform.stop();
        rmSync(dataDir, { recursive: true });
      }
    },
    2 * journeyLimitMs,
  );
});
