import type { Page } from 'playwright-core';

/** One act of a case's life: where it is recorded, when it happened, what is answered, and how the timeline calls it. */
export interface ActOfLife {
  readonly route: string;
  readonly on: string;
  readonly answer: (page: Page) => Promise<void>;
  readonly title: string;
}

const fill = (page: Page, name: string, text: string) =>
  page.locator(`[name="${name}"]`).fill(text);
const choose = (page: Page, name: string, value: string) =>
  page.locator(`[name="${name}"][value="${value}"]`).check();

/** Everything that happens to a case after it was opened, in an order that makes sense. */
export const lifeOfACase: readonly ActOfLife[] = [
  {
    route: 'notes',
    on: '2025-01-11',
    answer: async (page) => {
      await fill(page, 'details.text', 'The council was told');
      await page.getByLabel('The department').check();
    },
    title: 'Note added',
  },
  {
    route: 'case-officers',
    on: '2025-01-12',
    answer: (page) => fill(page, 'details.officer', 'Priya Nair'),
    title: 'Case officer assigned',
  },
  {
    route: 'holds',
    on: '2025-01-13',
    answer: (page) => fill(page, 'details.because', 'A court is asked first'),
    title: 'Hold placed',
  },
  {
    route: 'hold-releases',
    on: '2025-01-20',
    answer: (page) => fill(page, 'details.because', 'The court has answered'),
    title: 'Hold released',
  },
  {
    route: 'reviews',
    on: '2025-02-01',
    answer: (page) => choose(page, 'details.outcome', 'insufficient'),
    title: 'Six-month review held',
  },
  {
    route: 'decisions',
    on: '2025-02-10',
    answer: (page) => choose(page, 'details.option', 'more-time'),
    title: 'Ministerial decision made',
  },
  {
    route: 'directions',
    on: '2025-02-20',
    answer: async (page) => {
      await choose(page, 'details.kind', 'social-care');
      await fill(page, 'details.summary', 'the council works with an adviser');
    },
    title: 'Direction issued',
  },
  {
    route: 'contracts',
    on: '2025-03-01',
    answer: (page) => fill(page, 'details.vehicle', 'Example Trust'),
    title: 'Contract signed',
  },
  {
    route: 'service-transfers',
    on: '2025-04-01',
    answer: (page) => fill(page, 'details.vehicle', 'Example Trust'),
    title: 'Services transferred',
  },
  {
    route: 'contract-reviews',
    on: '2025-06-01',
    answer: async (page) => {
      await choose(page, 'details.by', 'both');
      await choose(page, 'details.outcome', 'return');
    },
    title: 'Contract reviewed',
  },
  {
    route: 'returns',
    on: '2025-09-01',
    answer: (page) => choose(page, 'details.complete', 'yes'),
    title: 'Services returned to the council',
  },
  {
    route: 'direction-revocations',
    on: '2025-10-01',
    answer: (page) => fill(page, 'details.summary', 'the direction has done its work'),
    title: 'Direction revoked',
  },
  {
    route: 'closures',
    on: '2025-11-01',
    answer: async (page) => {
      await fill(page, 'details.testMet', 'The council was judged good');
      await choose(page, 'details.deliverySettledAs', 'council-run');
    },
    title: 'Intervention closed',
  },
];
