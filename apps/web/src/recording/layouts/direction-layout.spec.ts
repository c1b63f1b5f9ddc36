import { sampleDirection } from '../../testing/made-acts.js';
import { render, structureFaults } from '../../testing/render.js';
import { directionAct } from '../../testing/samples.js';
import { sampleSubject } from '../../testing/subjects.js';
import { plainForm, type Values } from '../act-form.js';
import { formPage } from '../form-page.js';
import { directionForm, revisionForm } from './direction-layout.js';

const draft = { id: '0192d3f0-0000-7000-8000-0000000000fe', version: null };
const control = { key: '0192d3f0-0000-7000-8000-0000000000ff', revision: '12', draft };
const first = sampleDirection();
const send = sampleDirection({
  id: '0192d3f0-0000-7000-8000-0000000000d2',
  name: 'Direction (SEND)',
  kind: 'send',
  kindText: 'SEND',
  duties: [],
});
const ended = { id: first.id, title: 'Direction revoked', on: '2020', onText: '2020' };
const plain = (name: string) => plainForm({ ...directionAct, name }, sampleSubject());
const revise = (...items: (typeof first)[]) =>
  revisionForm(plain('DirectionRevised'), { items, position: '1' });
const issue = (...items: (typeof first)[]) =>
  directionForm(plain('DirectionIssued'), { items, position: '1' });
const body = (details: object): Values => ({ effectiveOn: '2026', details }) as Values;

describe('the page of a direction', () => {
  it('shows the chain so far, what is in force in it and where to read on', () => {
    const form = revise(sampleDirection({ ended }), send);
    const page = formPage(form, '/act', form.start, control);
    const html = render(page.template, page.model);
    expect(html).toContain(
      'First direction</strong> (social care), 14 June 2016. Direction revoked',
    );
    expect(html).toMatch(/Direction \(SEND\)<\/strong>, 14 June 2016\. <strong[^>]*>In force/);
    expect(html).toContain('/directions"');
    expect(structureFaults(html)).toEqual([]);
  });

  it('begins a revision with what its predecessor says', () => {
    const { start } = revise(first, send);
    expect(start.text('details.kind')).toBe('social-care');
    expect(start.text('details.duties.0.text')).toBe('Publish a plan');
    expect(start.text('details.duties.0.due.month')).toBe('9');
  });

  it('begins empty where nothing is in force', () => {
    expect(revise(sampleDirection({ ended })).start.text('details.kind')).toBe('');
    expect(revise().about?.model).toMatchObject({ begun: null });
  });

  it('says what a revision changes in the duties of those of its kind, or of those it names', () => {
    const details = { kind: 'social-care', duties: [{ text: 'Report' }] };
    const changes = revise(first, send).comesTo?.(body(details));
    expect(changes?.model).toMatchObject({
      replaced: [{ name: 'First direction' }],
      changes: [{ how: 'added' }, { how: 'dropped', text: 'Publish a plan' }],
    });
    const named = revise(first, send).comesTo?.(body({ ...details, replaces: [send.id] }));
    expect(named?.model).toMatchObject({ replaced: [{ name: 'Direction (SEND)' }] });
    const html = render('recording/about/duty-changes', { about: changes?.model ?? {} });
    expect(html).toContain('<del>Publish a plan.</del>');
  });

  it('compares a new direction only with what it names, and a revocation with nothing', () => {
    expect(issue(first).comesTo?.(body({ kind: 'social-care' }))).toBeNull();
    const revoked = directionForm(plain('DirectionRevoked'), { items: [first], position: '1' });
    expect(revoked.comesTo?.(body({ revokes: [first.id] }))).toBeNull();
  });
});
