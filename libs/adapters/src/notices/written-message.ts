import {
  checkNotice,
  NoticeError,
  NotifierError,
  renderNotice,
  type Message,
  type NoticeTemplateName,
  type NoticeValues,
  type RenderedNotice,
} from '@interventions/application';

/** A message that can be delivered: it has an address, a known template and every value. */
export type WritableMessage = {
  readonly reference: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly template: NoticeTemplateName;
  readonly values: NoticeValues;
  readonly text: RenderedNotice;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Checks what no provider can make good. Throws `NotifierError`, not retriable, with nothing personal in it. */
export function writable({ reference, to, template, values }: Message): WritableMessage {
  if (!uuid.test(reference)) throw new NotifierError('The reference is not a UUID.', false);
  if (to.address === null)
    throw new NotifierError('The address book has no email address for them.', false);
  try {
    const text = renderNotice(template, values);
    const { name, address } = to;
    return { reference, to: { name, address }, text, ...checkNotice(template, values) };
  } catch (error) {
    if (!(error instanceof NoticeError)) throw error;
    throw new NotifierError(error.message, false, { cause: error });
  }
}

/** The code of a fault, as Node and HTTP clients give one; `fault` where there is none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string'
    ? error.code
    : 'fault';
}
