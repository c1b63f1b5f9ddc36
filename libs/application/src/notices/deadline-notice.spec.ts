import { deadlineNotice } from './deadline-notice.js';
import { renderNotice } from './render-notice.js';

it('writes about an obligation by its latest day', () => {
  const values = deadlineNotice({
    obligation: {
      kind: 'review',
      what: 'Six-month review 3',
      who: 'dfe',
      because: 'Reviews are due every six months.',
      due: { earliest: '2026-09-01', latest: '2026-09-30' },
    },
    council: 'Slough',
    interventionId: '7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b11',
    publicUrl: 'https://interventions.example',
  });
  expect(values).toEqual({
    council: 'Slough',
    kind: 'Six-month review',
    what: 'Six-month review 3',
    due: '30 September 2026',
    who: 'DfE',
    explanation: 'Reviews are due every six months.',
    link: 'https://interventions.example/interventions/7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b11',
  });
  expect(renderNotice('deadline-7-days', values).subject).toBe(
    'Due within 7 days: Six-month review, Slough',
  );
});

it('makes one line of a duty of several, and cuts what is too long', () => {
  const values = deadlineNotice({
    obligation: {
      kind: 'duty',
      what: `Duty 1:\n\tappoint a director ${'and more '.repeat(400)}`,
      who: 'council',
      because: 'x'.repeat(20_000),
      due: { earliest: '2026-09-30', latest: '2026-09-30' },
    },
    council: 'Slough',
    interventionId: '7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b11',
    publicUrl: 'http://127.0.0.1:3000',
  });
  expect(values.what).toMatch(/^Duty 1: appoint a director and more .*…$/);
  expect(renderNotice('deadline-today', values).body.length).toBeLessThan(15_000);
});
