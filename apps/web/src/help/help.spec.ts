import { render, structureFaults } from '../testing/render.js';
import { firstSteps } from './first-steps.js';
import { glossary } from './glossary.js';

const roles = firstSteps((council, rest = '') => `/interventions/${council}${rest}`);

describe('help', () => {
  it('has steps for each role, each with a place to go and something to see', () => {
    expect(roles.map(({ id }) => id)).toEqual([
      'case-officer',
      'commissioner',
      'researcher',
      'team-leader',
    ]);
    for (const { steps } of roles) {
      expect(steps.length).toBeGreaterThanOrEqual(4);
      for (const { href, see } of steps)
        expect([href.startsWith('/'), see !== '']).toEqual([true, true]);
    }
    const html = render('help/index', { roles });
    expect(structureFaults(html)).toEqual([]);
    expect(html).toContain('href="/interventions/Slough/timeline?validAt=2016-12-31"');
    expect(html).not.toContain('You will be asked to');
    expect(render('help/index', { roles, user: undefined })).toContain('You will be asked to');
  });

  it('keeps the glossary by the alphabet, each word with an anchor of its own', () => {
    const terms = glossary.map(({ term }) => term.replace(/^(Expert|Statutory) /, ''));
    expect(terms).toHaveLength(new Set(terms).size);
    const html = render('help/glossary', { glossary });
    expect(structureFaults(html)).toEqual([]);
    for (const { id } of glossary) expect(html).toContain(`id="${id}"`);
    expect(glossary.map(({ term }) => term)).toEqual(
      glossary.map(({ term }) => term).sort((a, b) => a.localeCompare(b, 'en')),
    );
  });

  it.each(['help/accessibility', 'help/index', 'policies/list', 'sign-in/index'])(
    'is in the footer of %s with the glossary and the accessibility statement',
    (template) => {
      const html = render(template, { roles, policies: [], personas: [], hidden: [] });
      for (const href of ['/help', '/help/glossary', '/help/accessibility'])
        expect(html).toContain(`class="govuk-footer__link" href="${href}"`);
    },
  );
});

describe('words that are explained', () => {
  const anchors = glossary.map(({ id }) => `/help/glossary#${id}`);

  it('lead from the pages to words that are there', () => {
    const policies = render('policies/list', { policies: [] });
    const linked = [...policies.matchAll(/href="(\/help\/glossary#[^"]+)"/g)].map(
      ([, href]) => href,
    );
    expect(linked.length).toBeGreaterThan(0);
    expect(linked.filter((href) => !anchors.includes(href ?? ''))).toEqual([]);
  });

  it('are rules too: each leads to the version of the policy that words it', () => {
    const policy = { id: 'pm-2015', title: 'x', summary: 'y', rules: [{ id: 'R6' }] };
    expect(render('policies/list', { policies: [policy] })).toContain(
      '<a class="govuk-link" href="/policies/pm-2015#rule-R6">R6</a>',
    );
  });
});
