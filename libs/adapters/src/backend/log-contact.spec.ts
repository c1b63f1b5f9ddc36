import { EventStoreError } from '@interventions/eventsourcing';
import { LogContact } from './log-contact.js';

const away = new EventStoreError('unavailable', 'The event store cannot be reached.');

describe('the contact with a log', () => {
  it('knows when a log that is away last answered, and nothing of one that never did', () => {
    const contact = new LogContact();
    contact.failed(away);
    expect(contact.awaySince).toBeUndefined();
    contact.answered();
    expect(contact.awaySince).toBeUndefined();
    contact.failed(away);
    expect(Date.parse(contact.awaySince ?? '')).not.toBeNaN();
    contact.answered();
    expect(contact.awaySince).toBeUndefined();
  });

  it('does not take a refusal for absence', () => {
    const contact = new LogContact();
    contact.answered();
    contact.failed(new EventStoreError('storage', 'The disk is full.'));
    expect(contact.awaySince).toBeUndefined();
  });
});
