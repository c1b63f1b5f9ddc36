import { actDescriptionSchema } from '@interventions/contracts';
import type { ApiSession } from '../api/api-session.js';
import { sampleObligation } from '../testing/due-samples.js';
import { sampleCouncil, sampleSpell } from '../testing/council-samples.js';
import { render, structureFaults } from '../testing/render.js';
import { sampleAct } from '../testing/samples.js';
import { sampleSubject } from '../testing/subjects.js';
import { formPage } from './form-page.js';
import { formWithFacts } from './forms-with-facts.js';

const draft = { id: '0192d3f0-0000-7000-8000-0000000000fe', version: null };
const control = { key: '0192d3f0-0000-7000-8000-0000000000ff', revision: '1', draft };
const text = (title: string) => ({ type: 'string', title, 'x-input': 'text' });
const actOf = (name: string, properties: object) =>
  actDescriptionSchema.parse(sampleAct({ name, route: 'x', label: name }, { properties }));
const owned = { ...sampleSpell({ owner: 'Jo Example' }), conditions: [] };
const other = sampleSpell({
  id: '0192d3f0-0000-4000-8000-0000000000ee',
  laCode: '380',
  authority: 'Bradford',
});
const here = sampleSpell({ id: '0192d3f0-0000-4000-8000-0000000000cc', openedOn: '2019' });
const api = {
  intervention: () => Promise.resolve(owned),
  evaluation: () => Promise.resolve({ obligations: [sampleObligation()] }),
  personas: () =>
    Promise.resolve({
      items: [
        { name: 'Priya Nair', role: 'case-officer' },
        { name: 'Dr Ana Ruiz', role: 'researcher' },
      ],
    }),
  interventions: () =>
    Promise.resolve({ items: [other, here, owned], facets: { owners: ['Jo Example'] } }),
  allowedActs: () => Promise.resolve({ items: [] }),
  authority: () =>
    Promise.resolve(
      sampleCouncil({
        successors: [{ laCode: '940', name: 'North', on: '2021-04-01' }],
        interventions: [
          sampleSpell({
            delivery: { phase: 'trust', text: 'Run by a trust', by: 'T', since: null },
          }),
          sampleSpell({ id: here.id, status: 'closed', closedOn: '2020' }),
        ],
      }),
    ),
} as unknown as ApiSession;

const subject = sampleSubject({ api: { kind: 'intervention', id: owned.id } });

async function htmlOf(name: string, properties: object, variant: { officer?: string } = {}) {
  const form = await formWithFacts(api, actOf(name, properties), subject, variant, '2026-11-21');
  if (form === undefined) throw new Error(`${name} has no facts.`);
  const page = formPage(form, '/x', form.start, control);
  const html = render(page.template, page.model);
  expect(structureFaults(html)).toEqual([]);
  return { form, html };
}

describe('forms with facts above them', () => {
  it('hand a case over: people to choose from, and what is due', async () => {
    const properties = { officer: text('Case officer') };
    const { form, html } = await htmlOf('CaseOfficerAssigned', properties, {
      officer: 'Priya Nair',
    });
    expect(html).toContain('<option value="Jo Example"></option><option value="Priya Nair">');
    expect(html).not.toContain('Dr Ana Ruiz');
    expect(html).toContain('What the next owner takes over');
    expect(html).toContain(sampleObligation().what);
    expect(form.start.text('details.officer')).toBe('Priya Nair');
    expect(form.start.text('effectiveOn.year')).toBe('2026');
  });

  it('state a reason: the computed test stands above, and the day is that of the opening', async () => {
    const { form, html } = await htmlOf('FailureReasonStated', { text: text('The reason') });
    expect(html).toContain('The failure test, computed');
    expect(html).toContain('it may differ');
    expect(form.start.text('effectiveOn.year')).toBe('2024');
  });

  it('close a case: the test stands above', async () => {
    const { html } = await htmlOf('InterventionClosed', { testMet: text('Test') });
    expect(html).toContain('The test for closing, as the case stands today');
  });

  it('void a case: the right one may be of another council', async () => {
    const { html } = await htmlOf('InterventionVoided', {
      rightCase: { type: 'string', format: 'uuid', title: 'The right case', 'x-input': 'entry' },
    });
    expect(html).toContain('<optgroup label="In this council">');
    expect(html).toContain('Bradford, opened 1 February 2024 (open)');
    expect(html).not.toContain(`value="${owned.id}"`);
    expect(html).toContain('stays in the audit trail');
  });

  it('reorganise a council: what passes to whom, with the successors that are known', async () => {
    const { form, html } = await htmlOf('CouncilReorganised', {
      successors: {
        type: 'array',
        items: { type: 'string', maxLength: 3 },
        title: 'Successors',
        'x-input': 'names',
      },
    });
    expect(form.start.text('details.successors')).toBe('940');
    expect(form.start.text('effectiveOn.day')).toBe('1');
    expect(html).toContain('A case is to be opened that follows this one in North.');
    expect(html).not.toContain(here.id);
  });

  it('are none for other acts', async () => {
    const act = actOf('NoteAdded', { text: text('Note') });
    expect(await formWithFacts(api, act, subject, {}, '2026-11-21')).toBeUndefined();
  });
});
