export * from './govuk-notify-notifier.js';
export * from './json-address-book.js';
export * from './notice-settings.js';
export * from './outbox-notifier.js';
export * from './persona-address-book.js';
