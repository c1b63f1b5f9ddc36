import type { JsonObject } from './event.js';

/**
 * The step between a decided event and its bytes: fields marked personal and erasable become ciphertext
 * under a key of their subject, kept outside the log, and are read back while that key exists.
 */
export interface Protector {
  protect(type: string, data: JsonObject): Promise<JsonObject>;
  /** Gives the data as it was; an erased field reads as `[erased]`. */
  reveal(type: string, data: JsonObject): JsonObject;
}

/** Leaves every event as it is: for logs that hold no personal data. */
export const noProtection: Protector = {
  protect: (_type, data) => Promise.resolve(data),
  reveal: (_type, data) => data,
};
