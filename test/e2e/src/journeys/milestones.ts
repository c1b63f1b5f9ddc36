import type { Page } from 'playwright-core';

/** One of the seven milestones: where it is recorded, when it happened and what is answered. */
export interface Milestone {
  readonly name: string;
  /** Recorded for the council and not for the case. */
  readonly ofCouncil?: boolean;
  readonly route: string;
  readonly on: string;
  readonly answer: (page: Page) => Promise<void>;
  /** What the timeline then says. */
  readonly sentence: string;
}

const fill = (page: Page, name: string, text: string) =>
  page.locator(`[name="${name}"]`).fill(text);
const choose = (page: Page, label: string) => page.getByLabel(label, { exact: true }).check();

/** The life of an intervention from judgement to return, recorded for Slough after its real history. */
export const milestones: readonly Milestone[] = [
  {
    name: 'a judgement',
    ofCouncil: true,
    route: 'judgements',
    on: '2026-01-20',
    answer: async (page) => {
      for (const heading of ['leaders', 'help-and-protection', 'in-care', 'care-leavers'])
        await page.locator(`[name="details.grades.${heading}"]`).selectOption('inadequate');
      await choose(page, 'Inadequate');
      await fill(page, 'details.reportUrl', 'https://reports.ofsted.gov.uk/example');
    },
    sentence: 'ILACS: inadequate overall',
  },
  {
    name: 'a diagnostic report',
    route: 'diagnostic-reports',
    on: '2026-01-25',
    answer: async (page) => {
      await fill(page, 'details.expert', 'Dr Example');
      await fill(page, 'details.findings', 'Too many changes of social worker.');
      await fill(page, 'details.recommendedRoute', 'a six-month plan');
    },
    sentence: 'Expert diagnostic reported by Dr Example, recommending a six-month plan',
  },
  {
    name: 'a six-month review',
    route: 'reviews',
    on: '2026-02-01',
    answer: async (page) => {
      await choose(page, 'Insufficient progress');
      await fill(page, 'details.nextStep', 'Ask a commissioner to look');
    },
    sentence: 'insufficient progress. Next step: Ask a commissioner to look',
  },
  {
    name: 'the appointment of a commissioner',
    route: 'commissioners',
    on: '2026-02-10',
    answer: async (page) => {
      await fill(page, 'details.commissioners', 'Jo Example\nSam Sample');
      await fill(page, 'details.reportDue.month', 'May');
      await fill(page, 'details.reportDue.year', '2026');
    },
    sentence: 'Jo Example and Sam Sample appointed commissioner, to report by May 2026',
  },
  {
    name: 'a direction',
    route: 'directions',
    on: '2026-02-11',
    answer: async (page) => {
      await choose(page, 'Social care');
      await fill(page, 'details.duties.0.text', 'Report every month');
      await page.getByRole('button', { name: /^Add another\s+for duties$/ }).click();
      await fill(page, 'details.duties.1.text', 'Work with the commissioner');
      await fill(page, 'details.summary', 'the council works with the commissioners');
    },
    sentence: 'issued: the council works with the commissioners',
  },
  {
    name: 'a review of the contract',
    route: 'contract-reviews',
    on: '2026-02-20',
    answer: async (page) => {
      await choose(page, 'Council and DfE');
      await choose(page, 'Return to the council');
      await fill(page, 'details.overspendPence', '£1.2 million');
    },
    sentence: 'Contract review: return to the council',
  },
  {
    name: 'the return to the council',
    route: 'returns',
    on: '2026-03-01',
    answer: async (page) => {
      await page.locator('[name="details.complete"][value="yes"]').check();
      await fill(page, 'details.staff', '320');
    },
    sentence: 'Services returned to the council, 320 staff',
  },
];
