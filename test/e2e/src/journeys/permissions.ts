import type { Page } from 'playwright-core';

/** The form that would record what stands on the page, with every field that it carries. */
export async function formOf(page: Page): Promise<URLSearchParams> {
  const body = new URLSearchParams({ _action: 'confirm' });
  const fields = page.locator('main form').locator('input[type="hidden"]');
  for (const field of await fields.all())
    body.append((await field.getAttribute('name')) ?? '', await field.inputValue());
  return body;
}

/** Sends a form in the name of somebody else, who has a token of their own against forgery; answers with the status and the text. */
export async function forge(
  page: Page,
  path: string,
  form: URLSearchParams,
): Promise<{ readonly status: number; readonly text: string }> {
  const token = await page.locator('[name="_csrf"]').first().inputValue();
  const body = new URLSearchParams(form);
  body.set('_csrf', token);
  const answer = await page.request.post(path, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    data: body.toString(),
    maxRedirects: 0,
  });
  return { status: answer.status(), text: await answer.text() };
}
