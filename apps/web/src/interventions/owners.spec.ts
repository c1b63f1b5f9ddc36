import { render, structureFaults } from '../testing/render.js';
import { sampleEntry } from '../testing/samples.js';
import { sampleSpell } from '../testing/council-samples.js';
import { ownersOf } from './owners.js';

const handed = sampleEntry({
  act: 'CaseOfficerAssigned',
  details: { officer: 'Jo Example', standing: 'All <quiet>', contacts: 'The director' },
});
const first = sampleEntry({ act: 'CaseOfficerAssigned', details: { officer: 'Priya Nair' } });

describe('the owners of a case', () => {
  it('are told with what was handed over', () => {
    expect(ownersOf([handed, sampleEntry(), first])).toMatchObject([
      {
        officer: 'Jo Example',
        handover: [
          { label: 'Where things stand', text: 'All <quiet>' },
          { label: 'Who to call', text: 'The director' },
        ],
      },
      { officer: 'Priya Nair', handover: [] },
    ]);
  });

  it('stand on a page, or it says that there is none', () => {
    const page = (owners: ReturnType<typeof ownersOf>) =>
      render('interventions/owners', {
        record: { ...sampleSpell(), position: '1' },
        owners,
        mayAssign: true,
        tab: 'owners',
      });
    const html = page(ownersOf([handed, first]));
    expect(html).toContain('All &lt;quiet&gt;');
    expect(structureFaults(html)).toEqual([]);
    expect(page([])).toContain('Nobody has been assigned yet');
  });
});
