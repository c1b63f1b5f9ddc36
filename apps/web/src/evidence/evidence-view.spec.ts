import type { EvidenceItem } from '@interventions/contracts';
import { plainText } from '../rendering/filters.js';
import { render, structureFaults } from '../testing/render.js';
import { downloadOf, filesByEntry } from './evidence-view.js';

const caseId = '684809b8-fabf-4f50-9967-ba20aadab080';
const id = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';

function item(state: NonNullable<EvidenceItem['file']>['state'], retracted = false): EvidenceItem {
  return {
    ...{ id, title: 'Letter', shows: null, visibility: 'department', source: null, retracted },
    ...{ effectiveOn: '2016-05', effectiveText: 'May 2016', actor: 'Priya Nair', ofCouncil: false },
    recordedAt: '2026-11-20T08:00:00.000Z',
    about: [{ id: other, title: 'Review held', effectiveText: 'June 2016' }],
    file: {
      ...{ fileName: 'a\u202Efdp.exe.pdf', mediaType: 'application/pdf', typeText: 'PDF', state },
      ...{ bytes: 48_213, sha256: '5d'.repeat(32) },
    },
  };
}

const page = (items: readonly EvidenceItem[]) =>
  render('evidence/list', {
    record: {
      id: caseId,
      authority: 'Slough',
      laCode: '871',
      region: 'South East',
      status: 'open',
    },
    tab: 'evidence',
    evidence: { notes: [] },
    items: items.map((one) => ({ ...one, href: downloadOf(caseId, one) })),
  });

describe('the files of a case', () => {
  it('stand under their own entry and under those that they belong to', () => {
    const lines = filesByEntry(caseId, [item('kept')]);
    expect(Object.keys(lines)).toEqual([id, other]);
    expect(lines[other]).toEqual(lines[id]);
    expect(lines[id]?.[0]?.href).toBe(`/interventions/${caseId}/evidence/${id}/file`);
    expect(filesByEntry(caseId, [item('kept', true)])).toEqual({});
  });

  it.each([
    ['removed', 'File removed'],
    ['missing', 'File missing'],
    ['elsewhere', 'The file is not kept here.'],
  ] as const)('that are %s are not offered, and the page says so', (state, words) => {
    expect(downloadOf(caseId, item(state))).toBeNull();
    const html = page([item(state)]);
    expect(html).toContain(words);
    expect(html).not.toContain(`${id}/file`);
    expect(structureFaults(html)).toEqual([]);
  });

  it('are named as text, with marks that turn the direction of writing shown', () => {
    const html = page([{ ...item('kept'), title: '<script>alert(1)</script>' }]);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('a[U+202E]fdp.exe.pdf');
    expect(plainText('Größe 📎 附件')).toBe('Größe 📎 附件');
  });
});
