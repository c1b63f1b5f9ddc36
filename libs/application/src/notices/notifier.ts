/** A message to one person: a template, what it says in it, and a reference that makes a repeat harmless. */
export type Message = {
  /** UUID; the same for every attempt at the same message. */
  readonly reference: string;
  /** The person or team, and their address; null where the address book has none. */
  readonly to: { readonly name: string; readonly address: string | null };
  /** Name of the template, one of `noticeTemplates`. */
  readonly template: string;
  /** Values for the template's places. Nothing personal may stand in its subject. */
  readonly values: Readonly<Record<string, string>>;
};

/** Proof that the provider took a message: its own id for it. */
export type SentMessage = { readonly provider: 'outbox' | 'govuk-notify'; readonly id: string };

/** A message that the provider did not take; `retriable` when trying again can help. */
export class NotifierError extends Error {
  constructor(
    message: string,
    readonly retriable: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'NotifierError';
  }
}

/** Sends messages. At least once: the same reference may arrive twice only when an answer was lost. */
export abstract class Notifier {
  /** Resolves once the provider has it. Throws `NotifierError`. */
  abstract send(message: Message): Promise<SentMessage>;
}
