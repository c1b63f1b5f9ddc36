import { render, structureFaults } from '../testing/render.js';
import { sampleEntry } from '../testing/samples.js';
import { sampleSpell } from '../testing/council-samples.js';
import { ownersOf } from './owners.js';

const handed = sampleEntry({
  act: 'CaseOfficerAssigned',
  visibility: 'case-team',
  details: { officer: 'Jo Example', standing: 'All <quiet>', contacts: 'The director' },
});
const first = sampleEntry({ act: 'CaseOfficerAssigned', details: { officer: 'Priya Nair' } });

describe('the owners of a case', () => {
  it('are told with what was handed over', () => {
    expect(ownersOf([handed, sampleEntry(), first], true)).toMatchObject([
      {
        officer: 'Jo Example',
        kept: false,
        handover: [
          { label: 'Where things stand', text: 'All <quiet>' },
          { label: 'Who to call', text: 'The director' },
        ],
      },
      { officer: 'Priya Nair', handover: [] },
    ]);
  });

  it('keep what is for the case team from those who only read', () => {
    expect(ownersOf([handed], false)).toMatchObject([{ kept: true, handover: [] }]);
    const open = { ...handed, visibility: 'department' as const };
    expect(ownersOf([open], false)).toMatchObject([{ kept: false }]);
  });

  it('stand on a page, or it says that there is none', () => {
    const page = (owners: ReturnType<typeof ownersOf>) =>
      render('interventions/owners', {
        record: { ...sampleSpell(), position: '1' },
        owners,
        mayAssign: true,
        tab: 'owners',
      });
    const html = page(ownersOf([handed, first], true));
    expect(html).toContain('All &lt;quiet&gt;');
    expect(structureFaults(html)).toEqual([]);
    expect(page([])).toContain('Nobody has been assigned yet');
    expect(page(ownersOf([handed], false))).toContain('kept by the case team');
  });
});
