import { noticeTemplateNames } from '@interventions/application';
import { GovukNotifyNotifier } from './govuk-notify-notifier.js';
import { addressBookOf, notifierOf, readNoticeSettings } from './notice-settings.js';
import { OutboxNotifier } from './outbox-notifier.js';
import { PersonaAddressBook } from './persona-address-book.js';

const now = (): string => '2026-11-20T08:00:00.000Z';
const key = 'canary-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0';
const ids = JSON.stringify(
  Object.fromEntries(
    noticeTemplateNames.map((name) => [name, '26785a09-ab16-4eb0-8407-a37497a57506']),
  ),
);
const all = { NOTIFY_API_KEY: key, NOTIFY_TEMPLATES: ids, ADDRESS_BOOK: '/etc/addresses.json' };

describe('the settings of messages', () => {
  it('are an outbox and the invented people where nothing is set', async () => {
    const settings = readNoticeSettings({ NOTIFY_API_KEY: '', ADDRESS_BOOK: '' });
    expect(notifierOf(settings, '/tmp', now)).toBeInstanceOf(OutboxNotifier);
    const book = await addressBookOf(settings, () => undefined);
    expect(book).toBeInstanceOf(PersonaAddressBook);
    expect(await book.addressOf('Priya Nair')).toMatch(/\.example$/);
    expect(await book.addressOf('Somebody else')).toBeNull();
  });

  it('are GOV.UK Notify with a key', () => {
    const settings = readNoticeSettings({ ...all, NOTIFY_URL: 'http://127.0.0.1:9' });
    expect(settings.notify?.baseUrl).toBe('http://127.0.0.1:9');
    expect(notifierOf(settings, '/tmp', now)).toBeInstanceOf(GovukNotifyNotifier);
  });

  it.each([
    [{ ...all, NOTIFY_API_KEY: 'canary' }, 'NOTIFY_API_KEY'],
    [{ ...all, NOTIFY_TEMPLATES: '' }, 'NOTIFY_TEMPLATES'],
    [{ ...all, NOTIFY_TEMPLATES: '{"deadline-today":"canary"}' }, 'NOTIFY_TEMPLATES'],
    [{ ...all, ADDRESS_BOOK: '' }, 'ADDRESS_BOOK'],
  ])(
    'are refused where something is missing or wrong (%#), naming the setting and no value',
    (env, name) => {
      expect(() => readNoticeSettings(env)).toThrow(name);
      expect(() => readNoticeSettings(env)).not.toThrow('canary');
    },
  );
});
