import type { Page } from 'playwright-core';

/** Fills in a date as exactly as it is given: `2025-07-01`, `2025-07` or `2025`. */
export async function fillDate(page: Page, path: string, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-');
  await page.locator(`[name="${path}.year"]`).fill(year);
  await page.locator(`[name="${path}.month"]`).fill(month);
  await page.locator(`[name="${path}.day"]`).fill(day);
}

/** Goes on from the form to the page that checks the answers. */
export async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).last().click();
}

/** Records what stands on the page that checks the answers, also where that is asked once more; gives the entry’s id. */
export async function record(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Record this entry' }).click();
  const heading = page
    .getByRole('heading', { level: 1 })
    .filter({ hasNotText: 'Check your answers' });
  await heading.waitFor();
  const onceMore = page.getByRole('button', { name: 'Yes, record it' });
  if ((await onceMore.count()) > 0) await onceMore.click();
  await page.getByRole('heading', { name: 'Entry recorded' }).waitFor();
  return page.url().split('/').at(-1) ?? '';
}

/** Opens the intervention that stands on the page that checks the answers, which is asked once more. */
export async function recordOpening(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Record this entry' }).click();
  await page.getByRole('button', { name: 'Yes, record it' }).click();
  await page.getByRole('heading', { name: 'Intervention opened' }).waitFor();
}

/** Everything that the page says, with what is folded away. */
export async function wholeText(page: Page): Promise<string> {
  return (await page.locator('main').textContent()) ?? '';
}

/** The page of a council's case. */
export async function caseOf(page: Page, council: string): Promise<string> {
  await page.goto(`/interventions?q=${encodeURIComponent(council)}&status=all`);
  await page.getByRole('rowheader', { name: council }).getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: council }).waitFor();
  return new URL(page.url()).pathname;
}
