import { NotifyClient } from 'notifications-node-client';
import {
  Notifier,
  writtenPlaces,
  type Message,
  type NoticeTemplateName,
  type SentMessage,
} from '@interventions/application';
import { notifyFault } from './notify-fault.js';
import { writable } from './written-message.js';

/** How GOV.UK Notify is reached. */
export type GovukNotifyOptions = {
  /** Secret: never in a log. */
  readonly apiKey: string;
  /** Id of each template at Notify; its text there is the one of `noticeTemplates`. */
  readonly templateIds: Readonly<Record<NoticeTemplateName, string>>;
  /** Another address of the same API. */
  readonly baseUrl?: string;
  /** Longest wait for one answer, in milliseconds. Default 10,000. */
  readonly limitMs?: number;
};

const notifyUrl = 'https://api.notifications.service.gov.uk';

/**
 * Sends e-mail through GOV.UK Notify. Notify takes the same reference twice, so every send first looks whether
 * it has one already: an answer that was lost does not double the message. Two senders at the same instant could;
 * the process manager's intent in the log is what keeps it to one.
 */
export class GovukNotifyNotifier extends Notifier {
  readonly #client: NotifyClient;
  readonly #templateIds: GovukNotifyOptions['templateIds'];

  constructor({ apiKey, templateIds, baseUrl = notifyUrl, limitMs = 10_000 }: GovukNotifyOptions) {
    super();
    this.#templateIds = templateIds;
    this.#client = limited(new NotifyClient(baseUrl, apiKey), limitMs);
  }

  override async send(message: Message): Promise<SentMessage> {
    const { reference, to, template, values } = writable(message);
    const secrets = [to.address, to.name, ...Object.values(values)];
    const asked = <T>(call: Promise<T>): Promise<T> =>
      call.catch((error: unknown) => Promise.reject(notifyFault(error, secrets)));

    const earlier = await asked(this.#client.getNotifications('email', undefined, reference));
    const [taken] = earlier.data.notifications;
    if (taken !== undefined) return { provider: 'govuk-notify', id: taken.id };
    const answer = await asked(
      this.#client.sendEmail(this.#templateIds[template], to.address, {
        personalisation: values,
        reference,
        sanitiseContentFor: [...writtenPlaces],
      }),
    );
    return { provider: 'govuk-notify', id: answer.data.id };
  }
}

type RestClient = Parameters<NotifyClient['setClient']>[0];

/** The client waits for ever by itself: each of its calls gets a time limit, from connecting to the last byte. */
function limited(client: NotifyClient, limitMs: number): NotifyClient {
  const { restClient } = client.apiClient as {
    readonly restClient: { create(defaults: object): RestClient };
  };
  const rest = restClient.create({ maxRedirects: 0 });
  rest.interceptors.request.use((config) => ({
    ...config,
    signal: AbortSignal.timeout(limitMs),
  }));
  client.setClient(rest);
  return client;
}
