import { join } from 'node:path';
import { z } from 'zod';
import { noticeTemplateNames, type AddressBook, type Notifier } from '@interventions/application';
import { GovukNotifyNotifier } from './govuk-notify-notifier.js';
import { JsonAddressBook } from './json-address-book.js';
import { OutboxNotifier } from './outbox-notifier.js';
import { PersonaAddressBook } from './persona-address-book.js';

/** How messages are delivered: by GOV.UK Notify with a key, else into the outbox folder. */
export type NoticeSettings = {
  readonly notify: {
    readonly apiKey: string;
    readonly templateIds: z.infer<typeof templateIdsSchema>;
    readonly baseUrl: string | undefined;
  } | null;
  /** Path of the JSON address book; null for the invented people. */
  readonly addressBook: string | null;
};

const templateIdsSchema = z.record(z.enum(noticeTemplateNames), z.uuid());
const apiKeySchema = z.string().regex(/[0-9a-f-]{36}-[0-9a-f-]{36}$/);

/** A setting that cannot be used; the message is one sentence for the person at the terminal. */
export class NoticeSettingsError extends Error {
  override readonly name = 'NoticeSettingsError';
}

/**
 * Reads NOTIFY_API_KEY, NOTIFY_TEMPLATES (JSON: the id at Notify of every template), NOTIFY_URL and ADDRESS_BOOK.
 * Throws `NoticeSettingsError`, which never holds a value.
 */
export function readNoticeSettings(
  env: Readonly<Record<string, string | undefined>>,
): NoticeSettings {
  const addressBook = env['ADDRESS_BOOK'] || null;
  if (!env['NOTIFY_API_KEY']) return { notify: null, addressBook };
  const apiKey = apiKeySchema.safeParse(env['NOTIFY_API_KEY']);
  if (!apiKey.success)
    throw new NoticeSettingsError('NOTIFY_API_KEY is not a key of GOV.UK Notify: copy it again.');
  if (addressBook === null)
    throw new NoticeSettingsError(
      'NOTIFY_API_KEY is set and ADDRESS_BOOK is not: name the JSON file with everybody’s address.',
    );
  const templateIds = templateIdsSchema.safeParse(parsed(env['NOTIFY_TEMPLATES']));
  if (!templateIds.success)
    throw new NoticeSettingsError(
      `NOTIFY_TEMPLATES needs the id at GOV.UK Notify of each of ${noticeTemplateNames.join(', ')}, as one JSON object.`,
    );
  return {
    notify: {
      apiKey: apiKey.data,
      templateIds: templateIds.data,
      baseUrl: env['NOTIFY_URL'] || undefined,
    },
    addressBook,
  };
}

/** The notifier by its settings. `dataDir` holds the outbox. */
export function notifierOf(
  { notify }: NoticeSettings,
  dataDir: string,
  now: () => string,
): Notifier {
  if (notify === null) return new OutboxNotifier(join(dataDir, 'outbox'), now);
  const { apiKey, templateIds, baseUrl } = notify;
  return new GovukNotifyNotifier({
    apiKey,
    templateIds,
    ...(baseUrl !== undefined && { baseUrl }),
  });
}

/** The address book by its settings. Throws `AddressBookError` when the file cannot be used at the start. */
export async function addressBookOf(
  { addressBook }: Pick<NoticeSettings, 'addressBook'>,
  onFault: (error: Error) => void,
): Promise<AddressBook> {
  return addressBook === null ? new PersonaAddressBook() : JsonAddressBook.in(addressBook, onFault);
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined; // refused by the schema
  }
}
