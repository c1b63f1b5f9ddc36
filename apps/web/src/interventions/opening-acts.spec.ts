import type { AllowedAct } from '@interventions/contracts';
import { render, structureFaults } from '../testing/render.js';
import { actsByTrack, groupActs } from './act-groups.js';
import { missingOf } from './opening-acts.js';

const place = { laCode: '871', interventionId: '0192d3f0-0000-7000-8000-0000000000aa' };
const opens = (route: string, given: { allowed?: boolean; stream?: 'authority' } = {}) => ({
  act: route,
  label: `Record ${route}`,
  route,
  stream: given.stream ?? ('intervention' as const),
  allowed: given.allowed ?? true,
});
const act = (given: Partial<AllowedAct>): AllowedAct => ({
  act: 'InterventionClosed',
  label: 'Close the intervention',
  route: 'closures',
  track: 'case',
  allowed: false,
  because: 'A direction is still in force.',
  remedy: 'Revoke it first.',
  missing: [
    {
      because: 'A direction is still in force.',
      remedy: 'Revoke it first.',
      openedBy: [opens('direction-revocations'), opens('liftings', { allowed: false })],
    },
  ],
  ...given,
});
const possible = act({ route: 'notes', label: 'Add a note', allowed: true, missing: [] });

describe('what an act lacks', () => {
  it('links the acts that can be recorded now', () => {
    expect(missingOf(act({}), place)).toEqual([
      {
        because: 'A direction is still in force.',
        remedy: 'Revoke it first.',
        links: [
          {
            text: 'Record direction-revocations',
            href: `/interventions/${place.interventionId}/record/direction-revocations`,
          },
        ],
      },
    ]);
  });

  it('links all of them where none can be recorded yet', () => {
    const openedBy = [opens('a', { allowed: false }), opens('b', { allowed: false })];
    const [missing] = missingOf(act({ missing: [{ because: 'x', remedy: 'y', openedBy }] }), place);
    expect(missing?.links.map(({ text }) => text)).toEqual(['Record a', 'Record b']);
  });

  it('links acts of the council there, and a new case to one that follows this one', () => {
    const openedBy = [opens('judgements', { stream: 'authority' }), opens('opening')];
    const one = act({ missing: [{ because: 'x', remedy: 'y', openedBy }] });
    expect(missingOf(one, place)[0]?.links.map(({ href }) => href)).toEqual([
      '/authorities/871/record/judgements',
      `/authorities/871/open?follows=${place.interventionId}`,
    ]);
    const ofCouncil = missingOf(act({}), { ...place, interventionId: null });
    expect(ofCouncil[0]?.links).toEqual([]);
  });

  it('says whom to ask where the role is what forbids it', () => {
    const forbidden = act({ because: 'Your role may not record this.', missing: [] });
    expect(groupActs([forbidden], place).impossible).toMatchObject([{ byRole: true }]);
    expect(missingOf(forbidden, place)).toEqual([
      { because: 'Your role may not record this.', remedy: 'Revoke it first.', links: [] },
    ]);
  });
});

describe('the page of every act', () => {
  const page = (show = '', words = '') =>
    render('interventions/acts', {
      record: {
        id: place.interventionId,
        authority: 'Slough',
        region: 'South East',
        laCode: '871',
        status: 'open',
        onHold: false,
        openedOn: '2014',
        position: '1',
      },
      tracks: actsByTrack([act({}), possible], place, { show, words }),
      counts: { possible: 1, all: 2 },
      show,
      words,
      tab: 'acts',
    });

  it('has a button for what can be recorded, and for the rest the guard and what would open it', () => {
    const html = page();
    expect(html).toContain('role="button" draggable="false" data-module="govuk-button" href="/int');
    expect(html).toContain('A direction is still in force.');
    expect(html).toContain('/record/direction-revocations">Record direction-revocations</a>');
    expect(structureFaults(html)).toEqual([]);
  });

  it('is narrowed by words and by what is possible, and says so where nothing is left', () => {
    expect(page('possible')).not.toContain('Close the intervention');
    expect(page('not-possible')).not.toContain('Add a note');
    expect(page('', 'NOTE add')).toContain('Add a note');
    expect(page('', 'zebra')).toContain('No act was found');
  });
});
