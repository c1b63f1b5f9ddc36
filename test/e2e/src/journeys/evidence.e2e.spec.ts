import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Platform } from '@interventions/test-support';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn, record } from './forms.js';
import { journeyLimitMs } from './stage.js';

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n');
const sha256 = createHash('sha256').update(pdf).digest('hex');
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300, 1)]);
/** Turns the direction of writing, so that what follows reads backwards. */
const rightToLeft = '\u202E';
const hostile = `<script>alert(1)</script> ${rightToLeft}gnp.exe ${'verylongword'.repeat(15)} 📎`;

describe('evidence in a real browser', () => {
  let platform: Platform | undefined;
  let browser: Browser | undefined;
  let slough = '';
  const tab = (options = {}) => {
    if (platform === undefined || browser === undefined) throw new Error('Nothing was started.');
    return openTab(browser, platform.webUrl, options);
  };
  const choose = async (page: Page, name: string, buffer: Buffer) => {
    await page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: '', buffer });
    await page.getByRole('button', { name: 'Upload and continue' }).click();
  };
  const widest = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth');
  const summary = (page: Page) => page.getByRole('alert').innerText();

  beforeAll(async () => {
    [platform, browser] = await Promise.all([Platform.start(), launchBrowser()]);
    const { page } = await tab();
    await signIn(page, 'Priya Nair');
    slough = await caseOf(page, 'Slough');
    await page.context().close();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 60_000);

  it(
    'begins empty, three clicks from the start page',
    async () => {
      const { page, troubles } = await tab();
      await signIn(page, 'Priya Nair');
      await page.goto(slough);
      await page.getByRole('link', { name: 'Evidence and notes' }).click();
      const main = page.locator('main');
      expect(await main.innerText()).toContain('No evidence that you may read is attached');
      expect(await main.innerText()).toContain('No note that you may read is on record');
      expect(await violations(page)).toEqual([]);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'says beside the field what is wrong with a file, and what to do',
    async () => {
      const { page, troubles } = await tab({ scripts: false });
      await signIn(page, 'Priya Nair');
      await page.goto(`${slough}/record/evidence`);
      expect(new URL(page.url()).pathname).toBe(`${slough}/evidence/new`);
      expect(await violationsWithScripts(page)).toEqual([]);
      await page.getByRole('button', { name: 'Upload and continue' }).click();
      expect(await summary(page)).toContain('Choose a file');
      await choose(page, 'Letter.pdf', program);
      expect(await summary(page)).toContain('This kind of file cannot be attached.');
      await choose(page, 'Letter.png', pdf);
      expect(await summary(page)).toContain('its name must end in .pdf');
      await choose(page, 'empty.txt', Buffer.alloc(0));
      expect(await summary(page)).toContain('The file is empty.');
      const large = join(await mkdtemp(join(tmpdir(), 'large-')), 'large.txt');
      await writeFile(large, Buffer.alloc(26_000_000, 'x'));
      await page.getByLabel('File', { exact: true }).setInputFiles(large);
      await page.getByRole('button', { name: 'Upload and continue' }).click();
      expect(await summary(page)).toContain('The file is larger than 25 MB.');
      expect(await page.title()).toMatch(/^Error: Attach evidence/);
      await rm(dirname(large), { recursive: true });
      expect(troubles).toEqual([]);
      await page.context().close();
    },
    journeyLimitMs,
  );

  /** The same page where axe may run. */
  async function violationsWithScripts(page: Page): Promise<readonly string[]> {
    const { page: other } = await tab();
    await other.context().addCookies(await page.context().cookies());
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Upload and continue' }).click();
    const found = await violations(other);
    await other.context().close();
    return found;
  }

  it(
    'is attached with hostile names, shown as text, and saved under a name that does no harm',
    async () => {
      const { page, troubles } = await tab();
      await signIn(page, 'Priya Nair');
      await page.goto(`${slough}/timeline`);
      await page
        .getByRole('link', { name: /^Attach evidence to/ })
        .first()
        .click();
      await choose(page, `Größe ${rightToLeft}fdp.exe.pdf`, pdf);
      await page.getByRole('heading', { level: 1, name: 'Attach evidence' }).waitFor();
      expect(await page.locator('[name="details.about"]:checked').count()).toBe(1);
      await goOn(page);
      expect(await summary(page)).toContain('Enter title');
      expect(await violations(page)).toEqual([]);
      await fillDate(page, 'effectiveOn', '2016-05');
      await page.getByLabel('Title', { exact: true }).fill(hostile);
      await page.getByLabel('What it shows').fill('That the council was told.');
      await page.getByLabel('Case team only').check();
      await goOn(page);
      expect(await page.locator('main').innerText()).toContain(sha256);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Record this entry' }).dblclick();
      await page.getByRole('heading', { name: 'Entry recorded' }).waitFor();
      await page.setViewportSize({ width: 320, height: 900 });
      expect(await widest(page)).toBe(320);
      await page.goto(`${slough}/evidence`);
      expect(await widest(page)).toBe(320);
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 1200, height: 900 });
      expect(await violations(page)).toEqual([]);
      const row = page.locator('.app-evidence tbody tr');
      expect(await row.count()).toBe(1);
      const text = await row.innerText();
      expect(text).toContain('<script>alert(1)</script> [U+202E]gnp.exe');
      expect(text).toContain('Größe [U+202E]fdp.exe.pdf');
      expect(text).toContain('Case team only');
      expect(text).toContain(sha256.slice(0, 12));
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        row.getByRole('link', { name: /^Save the file/ }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('Größe fdp.exe.pdf');
      expect(await readFile(await download.path())).toEqual(pdf);
      await page.goto(`${slough}/timeline`);
      expect(await page.locator('.app-files').count()).toBe(2);
      expect(await violations(page)).toEqual([]);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'may tell of a document that is kept elsewhere',
    async () => {
      const { page } = await tab();
      await signIn(page, 'Priya Nair');
      await page.goto(`${slough}/evidence/new`);
      await page.getByRole('link', { name: 'Record evidence without a file' }).click();
      await fillDate(page, 'effectiveOn', '2015');
      await page.getByLabel('Title', { exact: true }).fill('Minutes in the archive');
      await page.getByLabel('The department').check();
      await goOn(page);
      await record(page);
      await page.goto(`${slough}/evidence`);
      const row = page.locator('.app-evidence tbody tr', { hasText: 'Minutes in the archive' });
      expect(await row.innerText()).toContain('No file');
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'is not for a researcher to attach, and no form is taken without its token',
    async () => {
      const { page } = await tab();
      await signIn(page, 'Dr Ana Ruiz');
      await page.goto(`${slough}/evidence`);
      expect(await page.getByRole('button', { name: 'Attach evidence' }).count()).toBe(0);
      expect(await violations(page)).toEqual([]);
      const refused = await page.goto(`${slough}/evidence/new`);
      expect(refused?.status()).toBe(403);
      expect(await violations(page)).toEqual([]);
      const forged = await page.request.post(`${slough}/evidence/new`, {
        multipart: { file: { name: 'a.pdf', mimeType: 'application/pdf', buffer: pdf } },
      });
      expect(forged.status()).toBe(403);
      await page.context().close();
    },
    journeyLimitMs,
  );
});
