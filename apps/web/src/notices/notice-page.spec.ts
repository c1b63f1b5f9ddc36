import { noticeSchema } from '@interventions/contracts';
import { render, structureFaults } from '../testing/render.js';

const notice = noticeSchema.parse({
  ...{ reference: '0192d3f0-0000-4000-8000-0000000000aa', state: 'failed' },
  ...{ stateText: 'Could not be sent', template: 'deadline-1-day', title: 'The day before' },
  ...{ subject: 'Six-month review: Slough', to: 'Priya <b>Nair</b>', address: null },
  ...{ interventionId: '0192d3f0-0000-4000-8000-0000000000bb', laCode: '871' },
  ...{ authority: 'Slough', key: 'review-1', kindTitle: 'Six-month review', what: 'Review 1' },
  ...{ due: '2026-01-31', dueText: '31 January 2026', intendedAt: '2026-01-30T08:00:00.000Z' },
  ...{ sentAt: null, attempts: 1, problem: 'no address is on record' },
  ...{ body: 'Dear <colleague>', position: 'p' },
  tries: [{ attempt: 1, at: '2026-01-30T08:00:01.000Z', outcome: 'failed', because: 'no address' }],
});

describe('the page of a message', () => {
  it('tells its text, whom it is for, what went wrong and every attempt', () => {
    const html = render('notices/show', { notice, mayRecord: true });
    expect(html).toContain('Dear &lt;colleague&gt;');
    expect(html).toContain('Priya &lt;b&gt;Nair&lt;/b&gt;');
    expect(html).toContain('could not be sent. no address.');
    expect(html).not.toContain('govuk-notification-banner');
    expect(structureFaults(html)).toEqual([]);
  });

  it('says where nobody has tried yet', () => {
    const html = render('notices/show', { notice: { ...notice, tries: [] }, mayRecord: false });
    expect(html).toContain('Nobody has tried to send it yet.');
    expect(structureFaults(html)).toEqual([]);
  });
});

describe('the page for a fault of our own', () => {
  it('says so plainly, with a reference', () => {
    const html = render('errors/fault', { correlationId: 'c-1' });
    expect(html).toContain('c-1');
    expect(structureFaults(html)).toEqual([]);
  });
});
